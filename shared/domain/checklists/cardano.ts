// What a stake pool needs beyond putting files back: one producer only, its three hot files together, a counter that fits the chain.
import type { ChecklistStep } from '../reports.ts';
import { shellPath, shellWord } from '../shell-word.ts';
import { andList, visibleText } from '../text.ts';
import { restoredFolder, step, type StepContext } from './context.ts';
import { filesOf } from './placement.ts';

/** The three files a producer forges with, and what to call them where the set has none. */
const hotKeys = [
  ['kes-skey', 'kes.skey'],
  ['vrf-skey', 'vrf.skey'],
  ['opcert', 'node.cert'],
] as const;

export const cardanoStopStep = (): ChecklistStep =>
  step('Make sure that the old producer is off', {
    acts: [
      'Power it off. If it still answers, stop it so that it stays stopped, and take its three hot files away.',
      'If the producer is untouched and only the offline machine lost its files: leave the producer running, tick this, and leave out the steps that begin with "Producer".',
    ],
    commands: ['sudo systemctl disable --now cardano-node', 'systemctl is-active cardano-node'],
    mustShow: ['inactive; or it cannot be reached and its power is cut.'],
    critical: true,
  });

export function cardanoProducerSteps(context: StepContext): ChecklistStep[] {
  return [
    counterStep(context),
    syncedStep(),
    carryStep(context),
    placeHotStep(context),
    producerStep(),
    forgingStep(context),
  ];
}

function counterStep(context: StepContext): ChecklistStep {
  const [opcert, counter, coldVkey] = [
    nameOf(context, 'opcert', 'node.cert'),
    nameOf(context, 'opcert-counter', 'node.counter'),
    nameOf(context, 'cold-vkey', 'node.vkey'),
  ];
  const coldSkey = nameOf(context, 'cold-skey', 'node.skey');
  return step('Compare certificate and counter with the chain', {
    acts: [
      `Carry a copy of ${visibleText(opcert)} (it is public) to a relay that is in sync and ask the chain.`,
      'The number on chain is the one of the certificate or one less: go on. It is higher: this copy is older than the last KES renewal. Do not start with it; take a newer copy or renew the KES key.',
      `${visibleText(counter)} must say the certificate's number plus 1. If not, or if it is missing, make it new on the offline machine with the number on chain plus 1, or 0 if the pool never made a block.`,
      `A missing ${visibleText(coldVkey)} is made again from ${visibleText(coldSkey)}.`,
    ],
    commands: [
      `cardano-cli query kes-period-info --mainnet --op-cert-file ${shellWord(opcert)}`,
      `cardano-cli key verification-key --signing-key-file ${shellWord(coldSkey)} --verification-key-file ${shellWord(coldVkey)}`,
      `cardano-cli latest node new-counter --cold-verification-key-file ${shellWord(coldVkey)} --counter-value NUMBER --operational-certificate-issue-counter-file ${shellWord(counter)}`,
    ],
    mustShow: ['Two ticks, and an end of the KES period that has not passed.'],
    critical: true,
  });
}

const syncedStep = (): ChecklistStep =>
  step('Producer: choose a machine that is in sync', {
    acts: [
      'Take a standby or a relay that runs the same version. Do not start a sync from zero.',
      'If nothing is in sync: fetch a Mithril snapshot and accept the missed block rather than improvise.',
    ],
    commands: ['cardano-cli query tip --mainnet', 'timedatectl'],
    mustShow: ['"syncProgress": "100.00"', 'System clock synchronized: yes'],
  });

function carryStep(context: StepContext): ChecklistStep {
  return step('Producer: carry the three hot files over, sealed', {
    acts: [
      `On the offline machine, seal ${names(context)} for the way. Let age make the passphrase; it goes by voice or on paper, not with the stick.`,
      'Use a stick that is for this only. The Coldkeep medium stays here.',
    ],
    commands: [
      `tar -cf /dev/shm/hot.tar ${hotFiles(context)
        .map(({ folder, name }) => `-C ${folder} ${name}`)
        .join(' ')}`,
      'age -p -o /media/transfer/hot.tar.age /dev/shm/hot.tar && rm /dev/shm/hot.tar',
    ],
    mustShow: ['The stick holds hot.tar.age and nothing else of the pool.'],
    critical: true,
  });
}

function placeHotStep(context: StepContext): ChecklistStep {
  const files = hotFiles(context)
    .map(({ name }) => `"$KEYS"/${name}`)
    .join(' ');
  return step('Producer: put the three hot files in their place', {
    acts: [
      'Put the folder that the start script names after --shelley-kes-key in place of /path/of/keys.',
      'The node refuses a VRF key that others can read, and files that its own user cannot.',
    ],
    commands: [
      'KEYS=/path/of/keys; OWNER=$(systemctl show -p User --value cardano-node)',
      'age -d -o /dev/shm/hot.tar /media/transfer/hot.tar.age && sudo tar -xf /dev/shm/hot.tar -C "$KEYS" --no-same-owner; rm -f /dev/shm/hot.tar',
      `sudo chown "$OWNER": ${files}`,
      `sudo chmod 400 ${files}`,
      'sudo ls -l "$KEYS"',
    ],
    mustShow: ['-r-------- and the owner of the service at all three.'],
    critical: true,
  });
}

const producerStep = (): ChecklistStep =>
  step('Producer: switch the machine over', {
    acts: [
      'Topology: your relays only. Start script: the three flags --shelley-kes-key, --shelley-vrf-key, --shelley-operational-certificate.',
      'Let this host and the relays through their firewalls, add its address at the relays, restart the relays one by one.',
      'A restart takes from minutes to an hour. Do not restart twice.',
    ],
    commands: [
      'sudo systemctl enable --now cardano-node',
      'sudo systemctl restart cardano-node',
      'journalctl -fu cardano-node',
    ],
    mustShow: ['Peers in and out, and leadership checks in the log.'],
  });

const forgingStep = (context: StepContext): ChecklistStep =>
  step('Producer: see that it will make blocks', {
    acts: [
      'No registration, no new certificate is needed. Wipe the transfer stick; have the old host set up anew before it is used again.',
      'The schedule is slow and needs memory; leave it out if the clock runs.',
    ],
    commands: [
      `sudo cardano-cli query kes-period-info --mainnet --op-cert-file "$KEYS"/${shellWord(nameOf(context, 'opcert', 'node.cert'))}`,
      `sudo cardano-cli query leadership-schedule --mainnet --genesis shelley-genesis.json --stake-pool-id POOL_ID --vrf-signing-key-file "$KEYS"/${shellWord(nameOf(context, 'vrf-skey', 'vrf.skey'))} --current`,
    ],
    mustShow: ['Two ticks.'],
    critical: true,
  });

/** Base name of the only file of an entry, or what it is usually called. */
function nameOf(context: StepContext, key: string, usual: string): string {
  const files = filesOf(context.input.items, key);
  const [first] = files;
  return files.length === 1 && first !== undefined
    ? first.path.slice(first.path.lastIndexOf('/') + 1)
    : usual;
}

interface HotFile {
  /** Folder it was restored to, and base name, as shell words. */
  readonly folder: string;
  readonly name: string;
}

/** The three files; usual names where the set has none of an entry, or several. */
const hotFiles = (context: StepContext): HotFile[] =>
  hotKeys.map(([key, usual]) => {
    const files = filesOf(context.input.items, key);
    const [first] = files;
    const path = files.length === 1 && first !== undefined ? first.path : `FOLDER/${usual}`;
    const slash = path.lastIndexOf('/');
    return {
      folder: `${restoredFolder}/${shellWord(path.slice(0, slash))}`,
      name: shellPath(path.slice(slash + 1)),
    };
  });

const names = (context: StepContext): string =>
  andList(hotKeys.map(([key, usual]) => visibleText(nameOf(context, key, usual))));
