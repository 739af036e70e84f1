// What can be wrong with databases, dumps and the data of services.
import type { FindingWords } from './finding-words.ts';

export const dataFindings = {
  'dump-incomplete': {
    title: 'Dump is incomplete',
    severity: 'critical',
    why: 'A dump that was cut off restores a database with tables or rows missing.',
    fix: 'Take the dump again and let it end before it is copied.',
  },
  'dump-not-read': {
    title: 'Dump was not read to its end',
    severity: 'info',
    why: 'Only a dump that was read to its end can be called whole, and this one is too large for a scan.',
    fix: 'Rehearse a restore of it into a scratch database.',
  },
  'files-older-than-database': {
    title: 'Files are older than the database',
    severity: 'warn',
    why: 'Rows of the database point to files that are not in this copy. Files that are newer do no harm.',
    fix: 'Copy the files again after the dump has ended: dump first, files second.',
  },
  'service-not-stopped': {
    title: 'Copied while the service ran',
    severity: 'warn',
    why: 'Data that a running service writes is as after a power cut: it may not open again.',
    fix: 'Run the kit again with the service stopped; it starts the service again by itself.',
  },
  'filestore-missing': {
    title: 'Dump without its files',
    severity: 'critical',
    why: 'The database holds names only: without the files every attachment and document is lost.',
    fix: 'Copy the files after the dump has ended, and see that the place they lie at is mounted where the copy is made.',
  },
  'filestore-empty': {
    title: 'Archive of files is empty',
    severity: 'critical',
    why: 'An archive without files restores nothing, and looks like a copy as long as nobody opens it.',
    fix: 'See that the folder of the files is mounted where the archive is made, then make it again.',
  },
  'archive-incomplete': {
    title: 'Archive is incomplete',
    severity: 'critical',
    why: 'An archive that was cut off gives back the files up to the cut and loses the rest.',
    fix: 'Make the archive again and let it end before it is copied.',
  },
  'key-material-missing': {
    title: 'Dump without its keys',
    severity: 'critical',
    why: 'The database encrypts what is personal: without the keys the dump restores rows that nobody can read.',
    fix: 'Add odoo.conf, the environment file and the export of the keys, and keep the keys on another medium than the dump.',
  },
  'validator-state-stale': {
    title: 'Validator state is old',
    severity: 'critical',
    why: 'A validator that starts from an older state can sign the same height twice, which is punished and cannot be taken back.',
    fix: 'Keep the state with the highest height only; before starting, see that the old host is off.',
  },
  'rsa-pair-mismatch': {
    title: 'RSA keys do not belong together',
    severity: 'warn',
    why: 'The node is known to others by its public key: restored with another private key it is a stranger to them for days.',
    fix: 'Find the private key that the node runs with, and derive the public one from it.',
  },
  'key-invalid': {
    title: 'Is no valid key',
    severity: 'critical',
    why: 'The program that needs it cannot read it, so this copy does not bring the identity back.',
    fix: 'Take the file again from where it is in use.',
  },
  'peer-key-mismatch': {
    title: 'Node key is not the one peers know',
    severity: 'warn',
    why: 'Peers that list another key for this node refuse it.',
    fix: 'Find the node_key.json that the peers list, or list the new key in the unit of every node.',
  },
  'plaintext-secret': {
    title: 'Its own encryption is off',
    severity: 'critical',
    why: 'Whoever gets this file has the funds: the program can encrypt it and does not.',
    fix: 'Turn the encryption of the wallet on, keep its passphrase elsewhere, and treat older copies as open.',
  },
  'wallet-invalid': {
    title: 'Wallet is damaged',
    severity: 'critical',
    why: 'A wallet that does not parse, or lists what is no address, does not bring the funds back.',
    fix: 'Take the file again while nothing writes to it, and compare its addresses with the database.',
  },
  'passphrase-beside-archive': {
    title: 'Passphrase lies beside its archive',
    severity: 'critical',
    why: 'Whoever finds the archive finds what opens it.',
    fix: 'Move the passphrase to paper or to another medium in other hands, remove this file, and change the passphrase.',
  },
  'checksum-list-empty': {
    title: 'Checksum list is empty',
    severity: 'warn',
    why: 'A list without entries holds against anything: it shows nothing of the files beside it.',
    fix: 'Leave it out, or make it anew after the files are written. Coldkeep keeps checksums of its own.',
  },
} as const satisfies Record<string, FindingWords>;
