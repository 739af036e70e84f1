// The names of shared/ipc/contract.ts, group by group. The build writes them into the preload scripts (build/vite/contract-names.ts).
declare const CONTRACT_NAMES: Readonly<Record<string, readonly string[]>>;
