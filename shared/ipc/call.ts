// What a contract is made of, and the types that both ends derive from one.
import type { z } from 'zod';
import type { ErrorCode, ErrorRecord } from '../domain/errors.ts';

/** One thing that the window may ask for. Schemas are strict: a field that is not named never crosses. */
export interface CallShape {
  readonly input: z.ZodType;
  readonly output: z.ZodType;
  /** Situations that this call expects; anything else is a bug and answered as `internal`. */
  readonly errors: readonly ErrorCode[];
}

export type ContractShape = Readonly<Record<string, Readonly<Record<string, CallShape>>>>;

/** What every call answers: situations are values, so nothing is thrown across the border. */
export type Answer<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: ErrorRecord };

export type InputOf<S extends CallShape> = z.input<S['input']>;
export type OutputOf<S extends CallShape> = z.output<S['output']>;

/** The window's end: one function for each call. */
export type ClientOf<C extends ContractShape> = {
  readonly [G in keyof C]: {
    readonly [N in keyof C[G]]: (input: InputOf<C[G][N]>) => Promise<Answer<OutputOf<C[G][N]>>>;
  };
};

/** The main process's end: one handler for each call. It throws ColdkeepError for the situations that the call names. */
export type HandlersOf<C extends ContractShape> = {
  readonly [G in keyof C]: {
    readonly [N in keyof C[G]]: (
      input: z.output<C[G][N]['input']>,
    ) => Promise<z.input<C[G][N]['output']>> | z.input<C[G][N]['output']>;
  };
};

/** The channel of a call: the only place where its name is put together. */
export const channelOf = (group: string, call: string): string => `coldkeep:${group}.${call}`;

/**
 * Carries the path of a file that a person dropped on the window, from the preload script to the main process and nowhere else: the
 * page hands over the File and is answered a token.
 */
export const dropChannel = 'coldkeep:drop';

/** The one channel on which the main process speaks without being asked. */
export const eventChannel = 'coldkeep:event';

/** Group → names of its calls: all that the bridge needs to know of a contract. */
export const namesOf = (contract: ContractShape): Record<string, string[]> =>
  Object.fromEntries(Object.entries(contract).map(([group, calls]) => [group, Object.keys(calls)]));

/** Adds the type of a contract without widening it. */
export const defineCalls = <const C extends Readonly<Record<string, CallShape>>>(calls: C): C => calls;
