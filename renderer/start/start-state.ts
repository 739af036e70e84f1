// Where a person stands before a vault is open.

/** `adopt` brings a vault to this laptop; `visit` reads a medium and keeps nothing. */
export type CarrierPurpose = 'adopt' | 'visit';

export type StartState =
  | { readonly at: 'choose' }
  | { readonly at: 'create'; readonly name: string }
  | { readonly at: 'carrier'; readonly purpose: CarrierPurpose; readonly volume: string | null };

export type StartAct =
  | { readonly type: 'create' }
  | { readonly type: 'name'; readonly name: string }
  | { readonly type: 'carrier'; readonly purpose: CarrierPurpose }
  | { readonly type: 'volume'; readonly volume: string }
  | { readonly type: 'back' };

export const startOfStart: StartState = { at: 'choose' };

/** An act that does not belong to the step is left out: a press that comes late changes nothing. */
export function startReducer(state: StartState, act: StartAct): StartState {
  switch (act.type) {
    case 'create':
      return { at: 'create', name: '' };
    case 'name':
      return state.at === 'create' ? { ...state, name: act.name } : state;
    case 'carrier':
      return { at: 'carrier', purpose: act.purpose, volume: null };
    case 'volume':
      return state.at === 'carrier' ? { ...state, volume: act.volume } : state;
    case 'back':
      return startOfStart;
  }
}
