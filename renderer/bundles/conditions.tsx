// What a bundle says of how it was taken. Written by a host that is online, so all of it is a claim.
import type { BundleConditions } from '../../shared/domain/bundle-conditions.ts';
import { visibleText } from '../../shared/domain/text.ts';
import { Facts } from '../parts/facts.tsx';
import { LongName } from '../parts/mono.tsx';
import { clockWords, serviceWords, takenWords } from './bundle-words.ts';

export interface ConditionsProps {
  readonly conditions: BundleConditions;
  /** Facts of the bundle that go first: system, size. */
  readonly before?: readonly { readonly name: string; readonly value: string }[];
}

export function Conditions({ conditions, before = [] }: ConditionsProps) {
  const { host, serviceStopped, clockOffsetSeconds, versions, notes } = conditions;
  return (
    <Facts
      facts={[
        ...before,
        { name: 'Host', value: <LongName name={host} atMost={48} mono /> },
        { name: 'Taken', value: takenWords(conditions) },
        { name: 'Service', value: serviceWords(serviceStopped) },
        { name: 'Clock of the host', value: clockWords(clockOffsetSeconds) },
        ...(versions.length === 0
          ? []
          : [
              {
                name: 'Programs',
                value: <Lines lines={versions.map(({ program, version }) => `${program} ${version}`)} />,
              },
            ]),
        ...(notes.length === 0 ? [] : [{ name: 'Noticed', value: <Lines lines={notes} /> }]),
      ]}
    />
  );
}

function Lines({ lines }: { readonly lines: readonly string[] }) {
  return (
    <ul>
      {lines.map((line) => (
        <li key={line}>
          <LongName name={visibleText(line)} atMost={80} />
        </li>
      ))}
    </ul>
  );
}
