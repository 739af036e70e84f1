// What is remembered of the hardware that a medium was last seen on: hints, to be compared with what is printed on it.
import { formatBytes } from '../../shared/domain/text.ts';
import type { MediumView } from '../../shared/ipc/views.ts';
import type { Fact } from '../parts/facts.tsx';
import { LongName } from '../parts/mono.tsx';

/** Nothing where nothing told. */
export function hardwareFacts({ hardware }: MediumView): Fact[] {
  if (hardware === null) return [];
  const { description, serial, sizeBytes } = hardware;
  return [
    ...(description === null
      ? []
      : [{ name: 'Hardware', value: <LongName name={description} atMost={40} /> }]),
    ...(sizeBytes === null ? [] : [{ name: 'Size', value: formatBytes(sizeBytes) }]),
    ...(serial === null
      ? []
      : [{ name: 'Serial number', value: <LongName name={serial} atMost={32} mono /> }]),
  ];
}
