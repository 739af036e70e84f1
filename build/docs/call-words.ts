// One sentence for each call of the contract, for docs/window-contract.md. A call without a sentence does not compile.
import type { Contract } from '../../shared/ipc/contract.ts';

export const callWords: { readonly [G in keyof Contract]: { readonly [N in keyof Contract[G]]: string } } = {
  app: {
    state: 'Everything that is shown around a screen: vault, network, clock, time to lock, theme, jobs.',
    touch: 'Says that a person is there: the time to lock begins anew.',
    confirmClock:
      'A person says that the time shown is right. Goes into the journal, at the latest after the next opening.',
    acceptNetwork:
      'A person goes on although an interface is up or a radio can send. Holds until something new comes up; goes into the journal.',
    chooseFolder:
      'Opens the system’s dialog for a folder and answers a token for what was chosen; null where nothing was.',
    quit: 'Ends the app, after locking.',
  },
  settings: {
    read: 'The settings of the open vault, or those that a new one will get.',
    change: 'Changes the settings that are named and answers all of them.',
  },
  jobs: {
    cancel: 'Asks a job to end. While something is committed the wish waits; an unknown job is left alone.',
    dismiss: 'Forgets a job that has ended.',
  },
  vault: {
    create: 'Asks for a new passphrase in the passphrase window and makes a vault with it.',
    unlock: 'Asks for the passphrase in the passphrase window and opens the vault.',
    lock: 'Ends all jobs, closes the catalogue and ends the vault worker.',
    inspectCarrier: 'What stands on a medium before any passphrase: its id and the vaults on it.',
    adopt: 'Asks for the passphrase and brings a vault back from a medium. Nothing is written to the medium.',
    visit: 'Asks for the passphrase and reads a medium without keeping anything on this machine.',
    practiceSystems: 'The systems that can be practised on.',
    practise:
      'Makes the practice vault where there is none, with a set of the system that is named, and opens it. Asks for no passphrase.',
    endPractice: 'Removes the practice vault without a trace.',
    changePassphrase:
      'Asks for a new passphrase and locks the identity anew; names the media that keep the old lock.',
    keys: 'The public keys that labels and sheets carry.',
  },
  overview: {
    read: 'The verdict of the vault, the stair, the next acts, copies by place and what-ifs.',
    refresh: 'Reads the originals of every set again.',
    duties: 'What falls due and when, the earliest first.',
    plan: 'The cheapest way to have every rule of a set met.',
  },
  sets: {
    list: 'All sets with their verdicts.',
    read: 'One set: items, findings, copies, rules, snapshots, checklists.',
    profiles: 'The profiles that a set can have.',
    propose: 'Which profiles fit the chosen folders, with reasons.',
    preview: 'What a set of these folders would hold.',
    add: 'Adds a set. Nothing is copied until the next export.',
    remove: 'Removes a set whose name was typed once more. Its copies stay on their media.',
    scan: 'Reads the originals of one set again.',
    knowledge: 'What a person said of a set, and what can be said of one of its kind.',
    describe: 'Records what a set does without, its network, and what was seen online.',
    assign: 'Records what an item of the set is, or takes that back.',
    attest: 'Records where something is that must never be in a file here, and when somebody last looked.',
    ownProfile: 'Saves the user’s own items of a set.',
    importProfile:
      'Opens the system’s dialog for a profile file and answers what it holds; null where nothing was chosen. Saves nothing.',
    exportProfile: 'Writes the user’s own items to a file where a person says in the system’s dialog.',
    retention: 'What is kept of the generations of a set, where and why, and what would go. Removes nothing.',
  },
  kits: {
    systems: 'The systems that have a kit.',
    describe:
      'What a kit of a system does on its host: what it copies and why, in which order, what it needs.',
    write: 'Writes a kit into a folder that a person chooses in the system’s dialog.',
  },
  bundles: {
    choose:
      'Opens the system’s dialog for a bundle and answers a token for it; null where nothing was chosen.',
    inspect: 'Reads what a bundle says of itself. Keeps nothing.',
    import:
      'Verifies a bundle and keeps it in the intake of a set; without the words its origin is not confirmed.',
    list: 'The bundles in the intake of a set.',
    remove: 'Removes a bundle from the intake, with the reason.',
  },
  volumes: {
    list: 'What is attached, with every reason for or against an export of the set.',
    addFolder: 'Lists a chosen folder among the volumes.',
    mount: 'Asks the system to mount what is plugged in and not mounted.',
    release:
      'Writes out, unmounts and takes the power away: `safe` where it can be unplugged now, `poweredOff` where it has to be plugged in again to be seen.',
    neverOffer:
      'Pins a drive, by its serial number or the id of its file system, so that it is never offered as a medium.',
    pull: 'In the practice vault: pretends that a practice medium is pulled out.',
    plug: 'In the practice vault: pretends that it is plugged in again.',
  },
  media: {
    list: 'All media of the vault, wherever they are.',
    change: 'Records what a person says of a medium: label, type, place, custodian, state.',
    test: 'Writes to the free space of a volume and reads it back; nothing of it stays.',
    repair:
      'Mends what is damaged on a medium, from its parity, else from the copies on the volumes of `from`. Nothing is made worse.',
    clone: 'Copies a snapshot from one medium to others, byte for byte, without opening it.',
  },
  exports: {
    contents: 'Reads the originals and says what an export would write.',
    start: 'Takes a snapshot and writes a copy of it to each volume. Something critical wants a reason.',
    coldRead: 'Waits until the medium was pulled out and plugged in again, then reads its copies.',
  },
  verifications: {
    start: 'Reads every copy on a volume; with `open` also decrypts and compares every item.',
  },
  drills: {
    start: 'Rehearses a restore of a set from a volume; nothing is left on the disk.',
    record: 'Writes the parts that a person did by hand into the journal.',
    history: 'Past drills, of one set or of all.',
  },
  restores: {
    options: 'The snapshots that a volume offers to restore, and why others are not among them.',
    start:
      'Restores a snapshot into a chosen folder, or into a new folder in it. An older one wants a reason.',
  },
  checklists: {
    list: 'The scenarios of every set.',
    read: 'One checklist, filled in with this vault’s media, places, people and values.',
    print: 'Prints a checklist through the system’s dialog, after a word on what printers keep.',
    savePdf: 'Writes a checklist as PDF where a person says in the system’s dialog.',
    runs: 'Checklist runs, those that go on and those that ended.',
    begin: 'Begins a checklist run.',
    tick: 'Ticks a step; critical steps may want a second person.',
    end: 'Ends a run with its result.',
  },
  sheets: {
    print:
      'Prints a plan, the report of a drill, the receipt of an export or labels for media through the system’s dialog, after a word on what printers keep.',
    savePdf: 'Writes one of them as PDF where a person says in the system’s dialog.',
  },
  journal: {
    read: 'All facts, the newest first, whether their chain is whole, and the journal head in words.',
  },
};
