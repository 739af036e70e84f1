// Calls by name: "sets.read" stands for contract.sets.read. Types only; what the contract checks stays in the main process.
import type { ChosenBundle } from '../../shared/ipc/bundles.ts';
import type { Answer, CallShape, InputOf, OutputOf } from '../../shared/ipc/call.ts';
import type { Client, Contract } from '../../shared/ipc/contract.ts';
import type { AppEvent } from '../../shared/ipc/state.ts';

type Groups = keyof Contract;

/** "group.call" of every call in the contract. */
export type CallName = { [G in Groups]: `${G}.${keyof Contract[G] & string}` }[Groups];

type ShapeOf<N extends CallName> = N extends `${infer G extends Groups}.${infer C}`
  ? C extends keyof Contract[G]
    ? Extract<Contract[G][C], CallShape>
    : never
  : never;

export type CallInput<N extends CallName> = InputOf<ShapeOf<N>>;
export type CallOutput<N extends CallName> = OutputOf<ShapeOf<N>>;

/** What the preload script puts on the window. */
export type WindowBridge = Client & {
  readonly onEvent: (listener: (event: AppEvent) => void) => () => void;
  readonly takeDropped: (file: File) => Promise<Answer<ChosenBundle>>;
};

/** The way to the main process, as the window uses it. */
export interface Bridge {
  readonly ask: <N extends CallName>(name: N, input: CallInput<N>) => Promise<Answer<CallOutput<N>>>;
  readonly onEvent: (listener: (event: AppEvent) => void) => () => void;
  /** A token for a file that a person dropped on the window; where it is left out, nothing can be dropped. */
  readonly takeDropped?: (file: File) => Promise<Answer<ChosenBundle>>;
  /** An answer that is at hand without waiting; the fake of the tests has it, so that a screen can be drawn at once. */
  readonly known?: <N extends CallName>(name: N, input: CallInput<N>) => Answer<CallOutput<N>> | undefined;
}
