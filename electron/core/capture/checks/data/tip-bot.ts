// A tip bot's wallet and what its own copy script leaves behind: open seeds, a passphrase beside its archive, empty lists.
import type { DerivedValue } from '../../../../../shared/domain/derived-value.ts';
import type { Finding } from '../../../../../shared/domain/finding.ts';
import { raise } from '../../../../../shared/domain/findings/registry.ts';
import { plural } from '../../../../../shared/domain/text.ts';
import type { CheckMaker, SeenFile } from '../check.ts';
import { readQrlWallet, type QrlWallet } from './qrl-wallet.ts';

/** Wallets of bots with thousands of users have some tens of megabytes. */
const mostBytes = 64 * 1024 * 1024;

const passphraseName =
  /^(?:secret[-_]?pass\w*|\w*passphrase\w*|enc[-_]?pass\w*)(?:\.(?:txt|key|pass|conf))?$/i;
const archiveName = /\.(?:enc|gpg|age|7z)$/i;
const checksumListName = /^(?:sha\d+sums?|md5sums?|checksums?)(?:\.txt)?$/i;

const nameOf = (path: string): string => path.slice(path.lastIndexOf('/') + 1);

function wrongWith(wallet: QrlWallet): string | null {
  if (!wallet.isWhole) return 'It is no whole JSON: it was cut off, or damaged.';
  if (wallet.malformed > 0) {
    return `${plural(wallet.malformed, 'entry', 'entries')} in it ${wallet.malformed === 1 ? 'has' : 'have'} no address (Q and 78 hexadecimal digits).`;
  }
  return wallet.foreign === 0
    ? null
    : `${plural(wallet.foreign, 'address', 'addresses')} in it ${wallet.foreign === 1 ? 'is not that of its' : 'are not those of their'} public key.`;
}

class TipBotCheck {
  readonly #findings: Finding[] = [];
  readonly #derived: DerivedValue[] = [];
  readonly #passphrases: string[] = [];
  #archive: string | null = null;

  see(file: SeenFile): void {
    const { item, forms, content } = file;
    const name = nameOf(item.path);
    if (item.size > 0 && passphraseName.test(name)) this.#passphrases.push(item.path);
    if (item.size > 0 && archiveName.test(name)) this.#archive ??= item.path;
    if (checksumListName.test(name) && isBlank(content.head)) {
      this.#findings.push(
        raise('checksum-list-empty', { subject: item.path, message: 'It lists no file at all.' }),
      );
    }
    if (item.size > 0 && (forms.has('qrl-wallet') || item.key === 'walletd')) this.#seeWallet(file);
  }

  #seeWallet({ item, content }: SeenFile): void {
    if (content.sizeBytes > mostBytes) return;
    const bytes = content.whole ?? content.read(0, content.sizeBytes);
    const wallet = readQrlWallet(bytes);
    if (content.whole === null) bytes.fill(0);
    const wrong = wrongWith(wallet);
    if (wrong !== null) {
      this.#findings.push(raise('wallet-invalid', { subject: item.path, message: wrong }));
      if (!wallet.isWhole) return;
    }
    const open = openness(wallet);
    if (open !== null) this.#findings.push(raise('plaintext-secret', { subject: item.path, message: open }));
    this.#derived.push(...derivedOf(item.path, wallet));
  }

  result() {
    const archive = this.#archive;
    const beside =
      archive === null
        ? []
        : this.#passphrases.map((path) =>
            raise('passphrase-beside-archive', {
              subject: path,
              message: `By its name it holds a passphrase, and ${archive} is part of the same set.`,
            }),
          );
    return { findings: [...this.#findings, ...beside], derived: this.#derived };
  }
}

function openness({ encrypted, version, plainSeeds }: QrlWallet): string | null {
  if (version === 0) return 'It is of version 0, which stores seeds in the clear.';
  if (plainSeeds > 0)
    return `${plural(plainSeeds, 'seed')} in it ${plainSeeds === 1 ? 'stands' : 'stand'} in the clear.`;
  return encrypted === true ? null : 'It says of itself that it is not encrypted.';
}

const isBlank = (bytes: Uint8Array): boolean =>
  bytes.length < 4096 && bytes.every((byte) => byte === 0x0a || byte === 0x0d || byte === 0x20);

const derivedOf = (subject: string, { addresses, highestIndex }: QrlWallet): DerivedValue[] => [
  {
    name: 'wallet-addresses',
    title: 'Addresses in the wallet',
    value: String(addresses),
    subject,
    note: 'As many as the database lists wallets.',
  },
  ...(highestIndex === null
    ? []
    : [
        {
          name: 'wallet-highest-index',
          title: 'Highest one-time index',
          value: String(highestIndex),
          subject,
          note: 'Of all trees. Before a restored wallet signs, see on the explorer that no index up to here was used since.',
        },
      ]),
];

export const tipBotCheck: CheckMaker = {
  name: 'tip bot',
  codes: ['plaintext-secret', 'wallet-invalid', 'passphrase-beside-archive', 'checksum-list-empty'],
  begin: () => new TipBotCheck(),
};
