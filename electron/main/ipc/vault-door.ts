// Ways into a vault and out of it: create, unlock, adopt, visit, practise, lock. Knows which kind of vault is open.
import { formatMoment } from '../../../shared/domain/ages.ts';
import { ColdkeepError } from '../../../shared/domain/errors.ts';
import { plural } from '../../../shared/domain/text.ts';
import type { AdoptReport, InitReport, PassphraseReport } from '../../../shared/domain/reports.ts';
import type { WindowVault } from '../../core/vault-api.ts';
import {
  adoptQuestion,
  changeQuestion,
  createQuestion,
  unlockQuestion,
  visitQuestion,
} from '../session/questions.ts';
import type { VaultSession } from '../session/vault-session.ts';
import { practiceSystems } from '../../core/practice/practice-sets.ts';
import type { AirGap } from './air-gap.ts';
import type { Engine } from './engine.ts';
import type { Preferences } from './preferences.ts';

export type VaultKind = 'own' | 'practice' | 'visited';

/** What only the one who opened a vault knows. */
export interface OpeningDetails {
  /** The vault was made just now. */
  readonly made: boolean;
  /** Folders that stand for media of a practice vault. */
  readonly practiceMedia: readonly string[];
  /** The medium that it was brought from or is read from: when it goes, the vault locks. */
  readonly readFrom: { readonly path: string; readonly name: string } | null;
}

export interface VaultDoorOptions {
  readonly home: string;
  readonly practiceHome: string;
  readonly engine: Engine;
  readonly session: VaultSession<WindowVault>;
  readonly airGap: AirGap;
  readonly preferences: Preferences;
  readonly now: () => number;
  /** Called after every opening. */
  readonly onOpened: (vault: WindowVault, opening: OpeningDetails) => Promise<void>;
  /** Called when the practice vault is about to be removed. */
  readonly onPracticeEnds: () => void;
}

export class VaultDoor {
  readonly #options: VaultDoorOptions;
  #kind: VaultKind = 'own';
  /** What a person confirmed before there was a journal to write it into. */
  #unwritten: string[] = [];

  constructor(options: VaultDoorOptions) {
    this.#options = options;
  }

  /** Of the vault that is open; meaningless while none is. */
  get kind(): VaultKind {
    return this.#kind;
  }

  /** The open vault; null while none is. */
  get vault(): WindowVault | null {
    const { session } = this.#options;
    return session.phase === 'open' ? session.vault : null;
  }

  /** The vault folder of what is open, or would be. */
  get folder(): string {
    const practising = this.vault !== null && this.#kind === 'practice';
    return practising ? this.#options.practiceHome : this.#options.home;
  }

  /** Null where the person cancelled. Errors: confirmation-needed, vault-exists, target-…, and those of opening. */
  async create(name: string): Promise<InitReport | null> {
    const { engine, home } = this.#options;
    this.#refuseUnready();
    const opened = await this.#options.session.openAsking(createQuestion(name), (passphrase, options) =>
      engine.createVault({ home, name, passphrase }, options),
    );
    if (opened === null) return null;
    await this.#entered('own', opened.vault, { made: true });
    return opened.report;
  }

  async unlock(): Promise<boolean> {
    const { engine, home } = this.#options;
    this.#refuseUnready();
    const opened = await this.#options.session.openAsking(unlockQuestion, (passphrase, options) =>
      engine.openVault({ home, passphrase }, options),
    );
    if (opened === null) return false;
    await this.#entered('own', opened.vault);
    return true;
  }

  /** `medium` is what a person calls the medium at `at`. */
  async adopt(at: string, medium: string): Promise<AdoptReport | null> {
    const { engine, home } = this.#options;
    this.#refuseUnready();
    const opened = await this.#options.session.openAsking(
      adoptQuestion(medium),
      async (passphrase, options) => {
        const { vault, report } = await engine.adoptVault({ home, at, passphrase }, options);
        return { vault, report, notes: [broughtBack(report), ...report.notes] };
      },
    );
    if (opened === null) return null;
    await this.#entered('own', opened.vault, { made: true, readFrom: { path: at, name: medium } });
    return opened.report;
  }

  async visit(at: string, medium: string): Promise<boolean> {
    const { engine } = this.#options;
    this.#refuseUnready();
    const opened = await this.#options.session.openAsking(visitQuestion(medium), (passphrase, options) =>
      engine.openFromMedium({ at, passphrase }, options),
    );
    if (opened === null) return false;
    await this.#entered('visited', opened.vault, { readFrom: { path: at, name: medium } });
    return true;
  }

  /** The practice vault asks for nothing: all in it is worth nothing. One that is there keeps its system. */
  async practise(system?: string): Promise<void> {
    const { engine, practiceHome } = this.#options;
    this.#refuseOpen();
    const known = practiceSystems.find((each) => each === system);
    const { vault, media } = await this.#options.session.openDirectly((options) =>
      engine.openPracticeVault({ home: practiceHome, system: known }, options),
    );
    await this.#entered('practice', vault, { practiceMedia: media });
  }

  async endPractice(): Promise<void> {
    const { engine, practiceHome, session } = this.#options;
    const remove = () => engine.removePracticeVault(practiceHome).catch(unlessNothingThere);
    if (this.vault !== null && this.#kind === 'practice') {
      // Gone before the window shows what comes next. What cannot be removed is tried again, and told, below.
      await session.lock(null, () => remove().catch(() => {}));
    }
    this.#options.onPracticeEnds();
    await remove();
    await session.refresh();
  }

  async changePassphrase(): Promise<PassphraseReport | null> {
    this.#options.airGap.refuseUnlessAccepted();
    if (this.vault !== null && this.#kind === 'visited') {
      throw new ColdkeepError(
        'vault-missing',
        'A medium that is only read has no passphrase to change here.',
      );
    }
    return this.#options.session.askAnother(changeQuestion, (passphrase, vault) =>
      vault.changePassphrase(passphrase),
    );
  }

  lock(): Promise<void> {
    return this.#options.session.lock(null);
  }

  /** Writes a sentence into the journal: now, or when a vault is open again. */
  async note(sentence: string): Promise<void> {
    const { vault } = this;
    if (vault !== null) await vault.note(sentence);
    else if (!this.#unwritten.includes(sentence)) this.#unwritten.push(sentence);
  }

  async #entered(
    kind: VaultKind,
    vault: WindowVault,
    { made = false, practiceMedia = [], readFrom = null }: Partial<OpeningDetails> = {},
  ): Promise<void> {
    this.#kind = kind;
    // A lock that was asked for while the passphrase was typed has come first.
    if (this.vault !== vault) return;
    // What was confirmed is of weight for a real vault; a rehearsal leaves it waiting.
    if (kind !== 'practice') {
      for (const sentence of this.#unwritten.splice(0)) await vault.note(sentence);
    }
    const { preferences, now } = this.#options;
    if (kind === 'practice') preferences.rehearse(vault);
    if (kind === 'own') {
      await preferences.follow(vault, made);
      await preferences.change({ lastOpenedMs: now() }, vault);
    }
    await this.#options.onOpened(vault, { made, practiceMedia, readFrom });
  }

  #refuseUnready(): void {
    this.#refuseOpen();
    this.#options.airGap.refuseUnlessAccepted();
  }

  #refuseOpen(): void {
    const { phase } = this.#options.session;
    if (phase === 'none' || phase === 'locked') return;
    throw new ColdkeepError('bad-input', 'A vault is open already, or being opened.', {
      hint: 'Lock it first.',
    });
  }
}

/** Where there is no practice vault, none has to be removed. */
function unlessNothingThere(error: unknown): void {
  if (!(error instanceof ColdkeepError) || error.code !== 'not-practice') throw error;
}

/** What a person compares with the printed sheet after bringing a vault back. */
const broughtBack = ({ asOf, seq, sets, media, copies }: AdoptReport): string =>
  `The vault was brought back as of ${formatMoment(Date.parse(asOf))}, seq ${seq}: ` +
  `${plural(sets, 'set')}, ${plural(media, 'medium', 'media')}, ${plural(copies, 'copy', 'copies')}. ` +
  'A printed sheet with a higher seq means that a newer medium exists.';
