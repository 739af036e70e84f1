export function sortPackages(): { loaded: string[]; left: string[] };
