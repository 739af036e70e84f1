export function buildIsCurrent(project: string): boolean;
