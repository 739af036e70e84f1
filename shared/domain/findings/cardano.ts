// What can be wrong with the keys and certificates of a stake pool. Rules: docs/cardano.md.
import type { FindingWords } from './finding-words.ts';

export const cardanoFindings = {
  'envelope-invalid': {
    title: 'Is no valid key file',
    severity: 'warn',
    why: 'Cardano tools refuse a file that they cannot parse, on the day it is needed.',
    fix: 'Take the file again from where it is in use.',
  },
  'pair-mismatch': {
    title: 'Keys are no pair',
    severity: 'warn',
    why: 'What is made with one half is not accepted by the other: certificates, addresses and ids made from them belong to somebody else.',
    fix: 'Find the half that belongs to the key in use; a verification key can be made again: cardano-cli key verification-key --signing-key-file KEY.skey --verification-key-file KEY.vkey',
  },
  'kes-size': {
    title: 'KES key has a wrong size',
    severity: 'critical',
    why: 'A node reads a KES key of 608 bytes and refuses any other, so no blocks can be made with it.',
    fix: 'Make a new KES key pair with "cardano-cli latest node key-gen-KES" and a new operational certificate for it.',
  },
  'kes-opcert-mismatch': {
    title: 'KES key and certificate differ',
    severity: 'critical',
    why: 'A node signs blocks with the KES key, and they are refused where the certificate names another one.',
    fix: 'Take the KES key and the operational certificate of the same renewal from the producer that makes blocks now.',
  },
  'opcert-signature-invalid': {
    title: 'Certificate signature is invalid',
    severity: 'critical',
    why: 'Every block carries the certificate, and a block whose certificate is not signed by the cold key is refused.',
    fix: 'Take the certificate again from the producer, or issue a new one with the cold key.',
  },
  'opcert-legacy-signature': {
    title: 'Certificate has an old signature form',
    severity: 'critical',
    why: 'Networks of today refuse blocks with a certificate that is signed in the form of the first test networks.',
    fix: 'Issue a new operational certificate with a current cardano-cli.',
  },
  'opcert-cold-mismatch': {
    title: 'Certificate is of another pool',
    severity: 'critical',
    why: 'Blocks are made in the name of the pool whose cold key signed the certificate.',
    fix: 'Take the operational certificate of this pool, or see whether the cold key is the right one.',
  },
  'opcert-expired': {
    title: 'KES key expired',
    severity: 'critical',
    why: 'Blocks that are signed with a KES key after its last period are refused.',
    fix: 'Make a new KES key and operational certificate with the cold key, then export again.',
  },
  'opcert-expiring': {
    title: 'KES key expires',
    severity: 'warn',
    why: 'Once it has expired the pool makes no blocks until a new certificate is issued with the cold key.',
    fix: 'Make a new KES key and operational certificate with the cold key before that day, then export again.',
  },
  'opcert-not-yet-valid': {
    title: 'Certificate does not count yet',
    severity: 'critical',
    why: 'Before the period that the certificate begins with, its blocks are refused.',
    fix: 'Use the certificate before it until then, or issue one with the current KES period.',
  },
  'counter-cold-mismatch': {
    title: 'Counter is of another cold key',
    severity: 'warn',
    why: 'cardano-cli issues no certificate with a counter that belongs to another cold key.',
    fix: 'Take the counter of this pool, or make it again: cardano-cli latest node new-counter --cold-verification-key-file node.vkey --counter-value N --operational-certificate-issue-counter-file node.counter',
  },
  'counter-behind': {
    title: 'Counter is too old',
    severity: 'critical',
    why: 'The next certificate would get a number that was given before, and the chain refuses one that is lower than the last it saw.',
    fix: 'Take the counter as it was after the last certificate, or make it again with the number that the chain has seen plus 1: cardano-cli latest node new-counter --cold-verification-key-file node.vkey --counter-value N --operational-certificate-issue-counter-file node.counter',
  },
  'counter-ahead': {
    title: 'Certificate is older than the counter',
    severity: 'warn',
    why: 'A later certificate may be in use, and the chain refuses this one once it has seen that; a number that is skipped is refused too.',
    fix: 'Compare with the certificate on the producer: if it is newer, copy it with its KES key; if a certificate was thrown away, make the counter again with the number that the chain has seen plus 1.',
  },
  'pool-id-mismatch': {
    title: 'Pool id is of another pool',
    severity: 'warn',
    why: 'The pool id follows from the cold key; delegators and certificates that name another one mean another pool.',
    fix: 'See which is right. The id of this cold key: cardano-cli latest stake-pool id --cold-verification-key-file node.vkey',
  },
  'vrf-hash-mismatch': {
    title: 'VRF key is not the registered one',
    severity: 'critical',
    why: 'A pool proves its right to a slot with the VRF key that it is registered with; with another it makes no blocks.',
    fix: 'Take the VRF key that is in use on the producer, and the registration certificate that was submitted last.',
  },
  'metadata-hash-mismatch': {
    title: 'Metadata has another hash',
    severity: 'warn',
    why: 'Wallets show the name of a pool only where its metadata has exactly the registered bytes, white space included.',
    fix: 'Take the metadata byte for byte as it is published. Its hash: cardano-cli latest stake-pool metadata-hash --pool-metadata-file md.json',
  },
  'metadata-invalid': {
    title: 'Metadata breaks the rules',
    severity: 'warn',
    why: 'Wallets and explorers show no name for a pool whose metadata is not as the rules say.',
    fix: 'Mend the file, publish it, and register its new hash.',
  },
  'metadata-url-mismatch': {
    title: 'Metadata address is another',
    severity: 'warn',
    why: 'Wallets fetch the metadata from the address in the registration certificate; it has 64 characters at most.',
    fix: 'Write down the address that the registration certificate names.',
  },
  'certificate-key-mismatch': {
    title: 'Certificate names another stake key',
    severity: 'warn',
    why: 'A certificate counts for the stake key that it names; the pledge of a pool counts for its owners only.',
    fix: 'See whether the stake keys of this set are those of the owner, and whether the certificate is the one that was submitted.',
  },
  'address-mismatch': {
    title: 'Address is not of these keys',
    severity: 'warn',
    why: 'What is sent to an address can be spent only with the keys that it was made from.',
    fix: 'Make the address again from the keys: cardano-cli address build, or cardano-cli latest stake-address build.',
  },
  'genesis-hash-mismatch': {
    title: 'Genesis file has another hash',
    severity: 'warn',
    why: 'A node does not start with a genesis file whose hash is not the one in its configuration.',
    fix: 'Take configuration and genesis files of one release and one network, byte for byte.',
  },
  'genesis-file-missing': {
    title: 'Names a file that is not there',
    severity: 'warn',
    why: 'A node does not start without the files that its configuration names, under the names it uses.',
    fix: 'Add the file under that name, or correct the name in the configuration.',
  },
  'hardware-reference': {
    title: 'Is in a hardware wallet',
    severity: 'warn',
    why: 'The file only refers to a key: no copy of this set can bring the key back.',
    fix: 'Keep the hardware wallet and its seed phrase at two places, and write both places down with this set.',
  },
  'clock-implausible': {
    title: 'Clock or network is doubtful',
    severity: 'warn',
    why: 'An expiry that is told by a wrong clock or for a wrong network is worth nothing; offline machines lose their time.',
    fix: 'Compare the clock of this machine with another one, say which network the pool is on, and enter the slot that an online node shows.',
  },
} as const satisfies Record<string, FindingWords>;
