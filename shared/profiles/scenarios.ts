// Scenarios that every profile has. What to do in them is in shared/domain/checklists.
import type { ProfileScenario } from './profile.ts';

export const laptopLost: ProfileScenario = { id: 'laptop-lost', title: 'The laptop is lost' };
export const originalsLost: ProfileScenario = { id: 'originals-lost', title: 'The originals are lost' };
