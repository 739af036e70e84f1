// The handlers of the window over a real vault in a temporary folder, with the real worker, as the app puts them together; only what
// needs a screen is played by the test.
import { ColdkeepError } from '../../../shared/domain/errors.ts';
import { mkdirSync } from 'node:fs';
import { createVault, openVault, adoptVault, openFromMedium } from '../../../electron/core/vault.ts';
import { isVault } from '../../../electron/core/vault-folder.ts';
import type { WindowVault } from '../../../electron/core/vault-api.ts';
import { openPracticeVault, removePracticeVault } from '../../../electron/core/practice/practice-vault.ts';
import type { VaultWorker } from '../../../electron/core/worker/client.ts';
import { startWorkerThread } from '../../../electron/core/worker/thread.ts';
import type { Engine } from '../../../electron/main/ipc/engine.ts';
import { handlersOf } from '../../../electron/main/ipc/handlers/all.ts';
import { openHouse, type OpenHouse } from '../../../electron/main/ipc/open-house.ts';
import { Preferences } from '../../../electron/main/ipc/preferences.ts';
import { route } from '../../../electron/main/ipc/router.ts';
import { JobRegistry } from '../../../electron/main/jobs/job-registry.ts';
import { AutoLock } from '../../../electron/main/session/auto-lock.ts';
import { VaultSession } from '../../../electron/main/session/vault-session.ts';
import { ClockWatch } from '../../../electron/main/watch/clock-watch.ts';
import type { NetworkState } from '../../../electron/main/watch/network-watch.ts';
import { allVolumes } from '../../../electron/main/watch/volumes/all-volumes.ts';
import { FolderVolumes } from '../../../electron/main/watch/volumes/folder-volumes.ts';
import { PracticeVolumes } from '../../../electron/main/watch/volumes/practice-volumes.ts';
import type { Answer } from '../../../shared/ipc/call.ts';
import { contract, type Client } from '../../../shared/ipc/contract.ts';
import type { Job, JobKind, JobOf } from '../../../shared/ipc/job.ts';
import type { AppEvent } from '../../../shared/ipc/state.ts';
import type { Sheet } from '../../../shared/domain/print/sheet.ts';
import { World, builtWorker } from '../../support/world.ts';

export const spokenPassphrase = 'for tests only: osprey tundra lantern mosaic';

const quiet: NetworkState = { quiet: true, interfaces: [], radios: [] };

type Group = keyof Client;
type Name<G extends Group> = keyof Client[G] & string;
type InputOf<G extends Group, N extends Name<G>> = Client[G][N] extends (input: infer I) => unknown
  ? I
  : never;
type ValueOf<G extends Group, N extends Name<G>> = Client[G][N] extends (
  input: never,
) => Promise<Answer<infer V>>
  ? V
  : never;

export class IpcWorld {
  readonly world = new World();
  /** What the person does in the passphrase window. */
  typed: string | null = spokenPassphrase;
  /** What the person chooses in the next folder dialogs. */
  readonly chosen: (string | null)[] = [];
  readonly printed: Sheet[] = [];
  /** Everything that reached the window. */
  readonly said: string[] = [];
  readonly events: AppEvent[] = [];
  /** Faults that were reported on stderr. */
  readonly reports: string[] = [];
  network: NetworkState = quiet;
  quits = 0;
  readonly session: VaultSession<WindowVault>;
  readonly open: OpenHouse;
  /** Makes a folder appear among the volumes, as a stick that is plugged in does: nobody asked for it. */
  readonly plugIn: (folder: string) => void;
  readonly #jobs: JobRegistry;
  readonly #channels = new Map<string, (event: string, input: unknown) => Promise<Answer<unknown>>>();

  constructor() {
    const { world } = this;
    const now = world.clock.now;
    const home = world.path('home');
    const practice = new PracticeVolumes();
    const folders = new FolderVolumes(() => home);
    const volumes = allVolumes([practice, folders]);
    this.plugIn = (folder) => folders.add(folder);
    this.#jobs = new JobRegistry({ now, onEvent: (job) => this.open.onJob(job), keepAwake: () => () => {} });
    this.session = new VaultSession<WindowVault>({
      startProcess: () => {
        const worker = this.#startWorker();
        return { worker, connect: () => {}, ended: new Promise(() => {}) };
      },
      windows: {
        ask: async (_question, user) => {
          if (this.typed === null) return 'cancelled';
          const refusal = await user.attempt();
          return refusal === null ? 'done' : 'cancelled';
        },
        dismiss: () => {},
      },
      endJobs: () => this.#jobs.endAll(),
      hasVault: () => isVault(home),
      onCloseFailed: (error) => void this.reports.push(String(error)),
    });
    const clock = new ClockWatch(now, () =>
      this.session.phase === 'open' ? this.session.vault.newestWitnessedMs() : null,
    );
    const autoLock = new AutoLock({
      now,
      uptimeMs: now,
      idleMinutes: () => 10,
      isOpen: () => this.session.phase === 'open',
      isWorking: () => this.#jobs.running.length > 0,
      lock: (reason) => void this.session.lock(reason),
      onChange: () => {},
    });
    const { network } = this.#watches();
    this.open = openHouse({
      version: '0.1.0',
      platform: 'linux',
      now,
      home,
      practiceHome: world.path('practice'),
      session: this.session,
      engine: this.#engine(),
      jobs: this.#jobs,
      clock,
      autoLock,
      network,
      sessionSignals: () => 'unavailable',
      preferences: new Preferences(home),
      volumes: {
        list: () => volumes.list(),
        onChange: (listener) => volumes.onChange(listener),
        add: (path) => folders.add(path),
        pull: (path) => practice.pull(path),
        plug: (path) => practice.plug(path),
        mount: () => Promise.reject(new ColdkeepError('drive-unknown', 'Folders have no drive.')),
        release: () => Promise.reject(new ColdkeepError('drive-unknown', 'Folders have no drive.')),
        practise: (media) => practice.use(media),
      },
      mediaGone: { watch: async () => {} },
      desktop: {
        chooseFolder: async () => this.chosen.shift() ?? null,
        chooseFile: async () => this.chosen.shift() ?? null,
        chooseNewFile: async () => this.chosen.shift() ?? null,
        print: async (sheet) => {
          this.printed.push(sheet);
          return 'done';
        },
        savePdf: async (sheet) => {
          this.printed.push(sheet);
          return world.path('sheet.pdf');
        },
        applyTheme: () => {},
        quit: () => {
          this.quits += 1;
        },
      },
      send: (event) => {
        this.events.push(event);
        this.said.push(JSON.stringify(event));
      },
      report: (line) => void this.reports.push(line),
    });
    route(contract, handlersOf(this.open.house), {
      port: { handle: (channel, answer) => void this.#channels.set(channel, answer) },
      isOurs: (event: string) => event === 'window',
      report: (line) => void this.reports.push(line),
    });
  }

  /** A worker that finds what the person typed where the passphrase window would have laid it. */
  #startWorker(): VaultWorker {
    const worker = startWorkerThread(builtWorker);
    const call = worker.call.bind(worker);
    worker.call = (name, input, run) => call(name, this.#spoken(input), run);
    return worker;
  }

  #spoken<I>(input: I): I {
    if (input === null || typeof input !== 'object' || !('passphrase' in input)) return input;
    if (input.passphrase !== 'typed') return input;
    return { ...input, passphrase: new Uint8Array(Buffer.from(this.typed ?? '')) };
  }

  /** The engine with the world's clock, and with what is plugged in there. */
  #engine(): Engine {
    const world = { now: this.world.clock.now, drives: async () => this.world.plugged };
    return {
      createVault: (input, options) => createVault(input, { ...options, ...world }),
      openVault: (input, options) => openVault(input, { ...options, ...world }),
      adoptVault: (input, options) => adoptVault(input, { ...options, ...world }),
      openFromMedium: (input, options) => openFromMedium(input, { ...options, ...world }),
      openPracticeVault: (input, options) => openPracticeVault(input, { ...options, ...world }),
      removePracticeVault,
    };
  }

  #watches() {
    const read = (): NetworkState => this.network;
    return {
      network: {
        get state() {
          return read();
        },
        look: read,
      },
    };
  }

  /** Asks as the window does, and answers the envelope. */
  async ask<G extends Group>(
    group: G,
    name: Name<G>,
    input: unknown,
    from = 'window',
  ): Promise<Answer<unknown>> {
    const answer = this.#channels.get(`coldkeep:${group}.${name}`);
    if (answer === undefined) throw new Error(`nobody listens to ${group}.${name}`);
    const said = await answer(from, input);
    this.said.push(JSON.stringify(said));
    return said;
  }

  /** Asks and expects a value. */
  async get<G extends Group, N extends Name<G>>(
    group: G,
    name: N,
    input: InputOf<G, N>,
  ): Promise<ValueOf<G, N>> {
    const answer = await this.ask(group, name, input);
    if (!answer.ok) throw new Error(`${group}.${name}: ${answer.error.code}: ${answer.error.message}`);
    return answer.value as ValueOf<G, N>;
  }

  /** Waits for the end of a job and answers it as the window finds it in the state. */
  async ended<K extends JobKind>(kind: K, id: string): Promise<JobOf<K>> {
    await this.#jobs.whenEnded(id);
    const { jobs } = await this.get('app', 'state', {});
    const job = jobs.find((each: Job) => each.id === id);
    if (job === undefined || job.kind !== kind) throw new Error(`there is no such job of kind ${kind}`);
    return job as JobOf<K>;
  }

  /** The result of a job that must go well. */
  async result<K extends JobKind>(
    kind: K,
    started: { job: string },
  ): Promise<NonNullable<JobOf<K>['result']>> {
    const job = await this.ended(kind, started.job);
    if (job.result === null)
      throw new Error(`${kind} ended ${job.state}: ${job.error?.code} ${job.error?.message}`);
    return job.result as NonNullable<JobOf<K>['result']>;
  }

  /** Waits until nothing runs any more: the reading of originals after an opening, too. */
  async settled(): Promise<void> {
    for (const { id } of this.#jobs.running) await this.#jobs.whenEnded(id);
  }

  /** A folder that the person chooses in the dialog; answers its token. */
  async choose(purpose: 'source' | 'medium' | 'target', path: string): Promise<string> {
    mkdirSync(path, { recursive: true });
    this.chosen.push(path);
    const { folder } = await this.get('app', 'chooseFolder', { purpose });
    if (folder === null) throw new Error('no folder was chosen');
    return folder.token;
  }

  /** A folder that the person lists among the volumes; answers its token. */
  async volume(name: string): Promise<string> {
    const folder = await this.choose('medium', this.world.path(name));
    return (await this.get('volumes', 'addFolder', { folder })).volume;
  }

  async end(): Promise<void> {
    await this.session.lock(null);
    this.open.stop();
    await this.world.end();
  }
}
