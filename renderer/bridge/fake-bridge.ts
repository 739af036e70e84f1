// A bridge for tests, made of the contract: a call that the test did not provide for fails loudly, and what is answered must be
// what the main process could answer.
import { contract } from '../../shared/ipc/contract.ts';
import type { Answer, CallShape } from '../../shared/ipc/call.ts';
import type { ErrorCode, ErrorRecord } from '../../shared/domain/errors.ts';
import { toErrorRecord, ColdkeepError } from '../../shared/domain/errors.ts';
import { eventSchema, type AppEvent, type AppState } from '../../shared/ipc/state.ts';
import type { Bridge, CallInput, CallName, CallOutput } from './calls.ts';

/** What the test answers to a call: a value, a failure made by `failing`, or a function of the input. */
export type FakeAnswer<N extends CallName> =
  CallOutput<N> | Failing | ((input: CallInput<N>) => CallOutput<N> | Failing);

export type FakeAnswers = { readonly [N in CallName]?: FakeAnswer<N> };

class Failing {
  readonly error: ErrorRecord;
  constructor(error: ErrorRecord) {
    this.error = error;
  }
}

/** An answer that is a failure with this code. */
export const failing = (code: ErrorCode, message: string): Failing =>
  new Failing(toErrorRecord(new ColdkeepError(code, message)));

export interface FakeBridge extends Bridge {
  /** Says an event, as the main process would. */
  readonly say: (event: AppEvent) => void;
  /** Every question so far, in order. */
  readonly asked: readonly { readonly name: CallName; readonly input: unknown }[];
}

/** A state with an open vault and nothing going on; pass what is different. */
export function stateOf(different: Partial<AppState> = {}): AppState {
  return {
    revision: 1,
    version: '0.0.0',
    platform: 'linux',
    vault: {
      phase: 'open',
      name: 'ACME vault',
      id: '5be10000-0000-4000-8000-000000000000',
      practice: false,
      visiting: false,
      folder: '/vault',
      lastOpenedMs: null,
      notes: [],
      lockedBecause: null,
    },
    network: { quiet: true, interfaces: [], radios: [], accepted: false },
    clock: { nowMs: 1_795_269_900_000, newestWitnessedMs: null, wentBack: false, confirmed: false },
    autoLock: { idleMinutes: 10, locksAtMs: null, warning: false, sessionSignals: 'heard' },
    theme: 'light',
    jobs: [],
    ...different,
  };
}

/** Answers are given at once, so that a screen can be drawn without waiting. */
export function fakeBridge(answers: FakeAnswers = {}): FakeBridge {
  const listeners = new Set<(event: AppEvent) => void>();
  const asked: { name: CallName; input: unknown }[] = [];
  const all: FakeAnswers = { 'app.state': stateOf(), ...answers };

  const answerTo = <N extends CallName>(name: N, input: CallInput<N>): Answer<CallOutput<N>> => {
    const shape = shapeOf(name);
    const parsed = shape.input.parse(input);
    const given: unknown = all[name];
    if (given === undefined) throw new Error(`The test does not answer ${name}.`);
    const answer: unknown = typeof given === 'function' ? given(parsed) : given;
    if (answer instanceof Failing) {
      if (!shape.errors.includes(answer.error.code) && answer.error.code !== 'internal') {
        throw new Error(`The contract does not let ${name} fail with ${answer.error.code}.`);
      }
      return { ok: false, error: answer.error };
    }
    return { ok: true, value: shape.output.parse(answer) as CallOutput<N> };
  };

  return {
    asked,
    ask: async (name, input) => {
      asked.push({ name, input });
      return answerTo(name, input);
    },
    known: (name, input) => answerTo(name, input),
    onEvent: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    say: (event) => {
      const parsed = eventSchema.parse(event);
      for (const listener of listeners) listener(parsed);
    },
  };
}

function shapeOf(name: CallName): CallShape {
  const [group = '', call = ''] = name.split('.');
  const groups: Readonly<Record<string, Readonly<Record<string, CallShape>>>> = contract;
  const shape = groups[group]?.[call];
  if (shape === undefined) throw new Error(`The contract has no call ${name}.`);
  return shape;
}
