// The public half of the vault: what labels and sheets carry, so that a custodian can prove a copy without opening it.
import { Asked } from '../bridge/asked.tsx';
import { useQuery } from '../bridge/use-query.ts';
import { Facts } from '../parts/facts.tsx';
import { Prose, Section, Stack } from '../parts/layout.tsx';
import { Mono, ShortId } from '../parts/mono.tsx';

export function PublicKeys() {
  const keys = useQuery('vault.keys', {});
  return (
    <Section title="Public keys">
      <Stack space={2}>
        <Prose>Not secret. Custodians compare the signing key with the one on their label or sheet.</Prose>
        <Asked query={keys} waiting="Reading the keys">
          {({ vault, recipient, signingKey }) => (
            <Facts
              facts={[
                { name: 'Vault', value: <ShortId id={vault} /> },
                { name: 'Signing key', value: <Mono>{signingKey}</Mono> },
                { name: 'Recipient', value: <Mono>{recipient}</Mono> },
              ]}
            />
          )}
        </Asked>
      </Stack>
    </Section>
  );
}
