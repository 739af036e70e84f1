// The profiles that Coldkeep knows.
import { alephCcn } from './aleph-ccn.ts';
import { cardanoSpo } from './cardano-spo.ts';
import { custom } from './custom.ts';
import { loomNode } from './loom-node.ts';
import { openspp } from './openspp.ts';
import type { Profile } from './profile.ts';
import { qrlTipbot } from './qrl-tipbot.ts';

export const profiles: readonly Profile[] = [cardanoSpo, loomNode, alephCcn, qrlTipbot, openspp, custom];

/** Null for an id that no profile has. */
export const profileById = (id: string): Profile | null =>
  profiles.find((profile) => profile.id === id) ?? null;
