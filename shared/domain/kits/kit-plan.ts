// What a kit does on a host of one kind of system: data from which its script's settings, its page and the screen are made.
import type { Kind } from '../words.ts';

export interface KitItem {
  /** Key of the profile's item, where it has one. */
  readonly key: string;
  readonly title: string;
  /** Why it is copied, in a sentence. */
  readonly why: string;
  readonly kind: Kind;
  /** Without any of its paths the kit stops. */
  readonly required: boolean;
  /** Absolute patterns on the host, `{ROOT}` at the beginning for the folder that the settings name. Any of them may be missing. */
  readonly paths: readonly string[];
  /** True for what is large or rarely wanted: it stands in the settings as a comment. */
  readonly onDemand?: boolean;
}

/** How it is told that a dump is whole. */
export type DumpForm = 'pg-plain' | 'pg-custom' | 'mysql';

export interface KitDump {
  readonly title: string;
  readonly why: string;
  readonly form: DumpForm;
  /** Name in the bundle. */
  readonly file: string;
  /** Prints the dump. */
  readonly command: string;
  /** Reads a dump to its end and fails where it is not whole, for forms whose end says nothing. */
  readonly proof?: string;
  /** Prints roles and other things that belong to no single database. */
  readonly globals?: string;
}

export interface KitService {
  /** systemd's name of it; null where it is not known beforehand. */
  readonly unit: string | null;
  /** Whether the settings ask for it to be stopped. */
  readonly stop: boolean;
  /** What is said of stopping it, in sentences. */
  readonly why: string;
  /** Commands in place of systemd's. The first ends with 0 while it runs, with 1 to 3 while it does not, else nobody knows. */
  readonly status?: string;
  readonly stopCommand?: string;
  readonly startCommand?: string;
}

export interface KitPlan {
  /** Profile id. */
  readonly system: string;
  readonly title: string;
  /** The folder `{ROOT}`, and what it is. */
  readonly root: { readonly path: string; readonly what: string } | null;
  readonly items: readonly KitItem[];
  /** Commands whose output goes into the bundle under a name: the rules of a firewall. One that fails is only noted. */
  readonly reports: readonly { readonly file: string; readonly command: string }[];
  readonly dump: KitDump | null;
  readonly service: KitService | null;
  /** Prints the height of the node, for systems that have to be near their cluster. */
  readonly heightCommand?: string;
  /** Seconds without a change in the files that count as quiet; 0: not waited for. */
  readonly quietSeconds: number;
  /** Programs and the commands that print their versions. */
  readonly versions: readonly { readonly program: string; readonly command: string }[];
  /** What it does, in its order: sentences. */
  readonly order: readonly string[];
  /** What it does not do, or what must be kept to. */
  readonly limits: readonly string[];
}
