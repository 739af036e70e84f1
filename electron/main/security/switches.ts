// Chromium's own habits, switched off: what a browser looks up, measures or fetches by itself has no place on an air-gapped laptop.
// Must run before the app is ready. What holds in the end is shown by test/e2e/security/no-network.test.ts, a system-call trace.
import type { App } from 'electron';

/** Switches without a value, each against one thing that Chromium does unasked. */
const flags = [
  'disable-background-networking',
  'disable-breakpad',
  'disable-client-side-phishing-detection',
  'disable-component-extensions-with-background-pages',
  'disable-component-update',
  'disable-default-apps',
  'disable-domain-reliability',
  'disable-field-trial-config',
  'disable-http-cache',
  'disable-quic',
  'disable-sync',
  'dns-prefetch-disable',
  'no-first-run',
  'no-pings',
  'no-proxy-server',
] as const;

const values = {
  // Whatever still wants an address gets none, before a resolver is asked.
  'host-resolver-rules': 'MAP * ~NOTFOUND',
  // Peer connections would otherwise open UDP sockets of their own, past every rule for requests.
  'force-webrtc-ip-handling-policy': 'disable_non_proxied_udp',
} as const;

const features = [
  'AsyncDns',
  'AutofillServerCommunication',
  'CertificateTransparencyComponentUpdater',
  'DialMediaRouteProvider',
  'HardwareMediaKeyHandling',
  'MediaRouter',
  'NetworkTimeServiceQuerying',
  'OptimizationHints',
  'SpareRendererForSitePerProcess',
  'Translate',
] as const;

/** Sets every switch and the sandbox for all renderers. The crash reporter is never started: a dump of a renderer could hold secrets. */
export function applySwitches(app: App): void {
  for (const flag of flags) app.commandLine.appendSwitch(flag);
  for (const [name, value] of Object.entries(values)) app.commandLine.appendSwitch(name, value);
  app.commandLine.appendSwitch('disable-features', features.join(','));
  // Root has no sandbox and must start with --no-sandbox; asking for it then ends every process that Chromium starts.
  if (!app.commandLine.hasSwitch('no-sandbox')) app.enableSandbox();
  // Pages of text need no graphics card: without it no driver holds pictures of the window, there is no shader cache on the disk, and
  // nothing dies where there is no real display.
  app.disableHardwareAcceleration();
}
