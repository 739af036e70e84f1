// The closed vocabularies of Coldkeep. Types, schemas and help texts are all derived from these lists.

/** What an item is, by what its loss or disclosure would mean. */
export const kinds = ['secret-cold', 'secret-hot', 'public', 'config', 'binary', 'data'] as const;
export type Kind = (typeof kinds)[number];

/** How much a finding endangers the operator: from "seen and right" to "something can be lost". */
export const severities = ['good', 'info', 'warn', 'critical'] as const;
export type Severity = (typeof severities)[number];

export const mediumTypes = ['usb', 'hdd', 'ssd', 'optical', 'paper', 'cloud', 'nas', 'other'] as const;
export type MediumType = (typeof mediumTypes)[number];

export const mediumStates = ['active', 'retired', 'lost', 'destroyed'] as const;
export type MediumState = (typeof mediumStates)[number];

export const copyStatuses = ['planned', 'written', 'verified', 'suspect', 'missing', 'retired'] as const;
export type CopyStatus = (typeof copyStatuses)[number];

/** How a copy was read, weakest first: through the page cache, past it, after replugging, decrypted and compared. */
export const verificationLevels = ['cached', 'readback', 'cold', 'opened'] as const;
export type VerificationLevel = (typeof verificationLevels)[number];

/** Which reading a policy counts: any that compared, or only one after unplugging and plugging in again. */
export const demandedLevels = ['any', 'cold'] as const;
export type DemandedLevel = (typeof demandedLevels)[number];

export const freshnesses = ['in-sync', 'behind', 'unknown'] as const;
export type Freshness = (typeof freshnesses)[number];

export const ruleStatuses = ['met', 'unmet', 'unknown'] as const;
export type RuleStatus = (typeof ruleStatuses)[number];

export const overallVerdicts = ['good', 'attention', 'danger'] as const;
export type OverallVerdict = (typeof overallVerdicts)[number];

export const drillStatuses = ['passed', 'failed'] as const;
export type DrillStatus = (typeof drillStatuses)[number];

export const isSecret = (kind: Kind): boolean => kind === 'secret-cold' || kind === 'secret-hot';
