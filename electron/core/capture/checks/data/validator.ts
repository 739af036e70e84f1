// Keys of a Loom node: whether a validator's halves belong together, which state is the newest, who the node is to its peers.
import type { Finding } from '../../../../../shared/domain/finding.ts';
import { raise } from '../../../../../shared/domain/findings/registry.ts';
import type { DerivedValue } from '../../../../../shared/domain/derived-value.ts';
import type { CheckContext, CheckMaker, SeenFile } from '../check.ts';
import { readTendermintKey, type TendermintKey } from './tendermint-key.ts';
import { PeerLists } from './peers.ts';

const mostBytes = 64 * 1024;

interface SeenKey extends TendermintKey {
  readonly path: string;
}

const wrongHalf = {
  fix: 'Take the file again from the validator; if that is what it runs with, its tools can write the public half anew from the private one.',
};

class ValidatorCheck {
  readonly #findings: Finding[] = [];
  readonly #validators: SeenKey[] = [];
  readonly #nodes: SeenKey[] = [];
  readonly #peers = new PeerLists();

  see(file: SeenFile): void {
    this.#peers.see(file);
    const { item, forms, content } = file;
    const isValidator = forms.has('priv-validator') || item.key === 'priv-validator';
    const isNode = forms.has('tendermint-node-key') || item.key === 'node-key';
    if ((!isValidator && !isNode) || item.size === 0) return;
    const key =
      content.whole === null || content.sizeBytes > mostBytes ? null : readTendermintKey(content.whole);
    if (key === null) {
      this.#findings.push(
        raise('key-invalid', {
          subject: item.path,
          message: 'It holds no whole private key as Tendermint stores one.',
        }),
      );
      return;
    }
    if (key.contradiction !== null) {
      this.#findings.push(
        raise('pair-mismatch', { subject: item.path, message: key.contradiction, ...wrongHalf }),
      );
      return;
    }
    (isValidator ? this.#validators : this.#nodes).push({ ...key, path: item.path });
  }

  result(context: CheckContext) {
    return {
      findings: [
        ...this.#findings,
        ...staleStates(this.#validators),
        ...behindBundles(this.#validators, context),
        ...this.#peers.findings(
          this.#nodes,
          this.#validators.map(({ publicKeyBase64 }) => publicKeyBase64),
        ),
      ],
      derived: [...newestStates(this.#validators).flatMap(derivedOfState), ...this.#nodes.map(derivedOfNode)],
    };
  }
}

/** Of each key the state with the highest height. */
const newestStates = (validators: readonly SeenKey[]): SeenKey[] =>
  validators.filter(
    (state, index) =>
      !validators.some(
        (other, place) =>
          other.publicKeyBase64 === state.publicKeyBase64 &&
          (isBehind(state, other) || (place < index && !isBehind(other, state))),
      ),
  );

/** Height, then round, then step: a validator never goes back in any of them. */
function isBehind(a: TendermintKey, b: TendermintKey): boolean {
  if (a.height === null || b.height === null) return false;
  if (a.height !== b.height) return a.height < b.height;
  if (a.round !== b.round) return a.round < b.round;
  return a.step < b.step;
}

const staleStates = (validators: readonly SeenKey[]): Finding[] =>
  newestStates(validators).flatMap((newest) =>
    validators
      .filter((state) => state.publicKeyBase64 === newest.publicKeyBase64 && isBehind(state, newest))
      .map((state) =>
        raise('validator-state-stale', {
          subject: state.path,
          message: `It stands at height ${state.height ?? 0}, ${newest.path} of the same key at ${newest.height ?? 0}.`,
        }),
      ),
  );

/** Blocks between the state of a validator that signs and its chain at the same moment. */
const usualDistance = 100;

/** A bundle with chain data and without a state of its own that is far ahead of the newest state in the set. */
function behindBundles(validators: readonly SeenKey[], { bundles }: CheckContext): Finding[] {
  return newestStates(validators).flatMap((state) => {
    const height = state.height ?? 0;
    // Who never signed has nothing to sign twice.
    if (height === 0) return [];
    const [ahead] = [...bundles].filter(
      ([label, conditions]) =>
        (conditions.height ?? 0) > height + usualDistance &&
        !validators.some(({ path }) => path.startsWith(`${label}/`)),
    );
    return ahead === undefined
      ? []
      : [
          raise('validator-state-stale', {
            subject: state.path,
            message: `It stands at height ${height}, the chain data of ${ahead[0]} at ${ahead[1].height ?? 0}.`,
          }),
        ];
  });
}

const derivedOfState = ({ path, addressHex, publicKeyBase64, height }: SeenKey): DerivedValue[] => [
  {
    name: 'validator-address',
    title: 'Validator address',
    value: addressHex.toUpperCase(),
    subject: path,
    note: 'As the explorer of the chain shows it.',
  },
  {
    name: 'validator-public-key',
    title: 'Validator public key',
    value: publicKeyBase64,
    subject: path,
    note: 'As the genesis file lists it.',
  },
  ...(height === null
    ? []
    : [
        {
          name: 'validator-height',
          title: 'Last height signed',
          value: String(height),
          subject: path,
          note: 'It only goes forward: never put an older state in its place.',
        },
      ]),
];

const derivedOfNode = ({ path, addressHex }: SeenKey): DerivedValue => ({
  name: 'node-id',
  title: 'Node id',
  value: addressHex,
  subject: path,
  note: 'What other nodes list before the "@" of this one.',
});

export const validatorCheck: CheckMaker = {
  name: 'validator keys',
  codes: ['validator-state-stale', 'peer-key-mismatch', 'key-invalid', 'pair-mismatch'],
  begin: () => new ValidatorCheck(),
};
