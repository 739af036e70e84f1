// A bundle of the intake as a scan and a seal are told of it.
import type { ImportedBundle } from '../../../../shared/domain/bundle-conditions.ts';
import type { Finding } from '../../../../shared/domain/finding.ts';
import { raise } from '../../../../shared/domain/findings/registry.ts';

export interface IntakeBundle {
  /** The sealed file in the vault folder. */
  readonly path: string;
  readonly bundle: ImportedBundle;
  /** When a later capture of the same host ended that was imported before this one; null where there is none. */
  readonly laterEndedAtMs: number | null;
}

const whose = ({ conditions }: ImportedBundle): string => `${conditions.system} on ${conditions.host}`;
const moment = (ms: number): string => `${new Date(ms).toISOString().slice(0, 16).replace('T', ' ')} UTC`;

export const missingBundle = ({ bundle }: IntakeBundle): Finding =>
  raise('bundle-missing', {
    subject: bundle.label,
    message: `The bundle ${bundle.id.slice(0, 8)} of ${whose(bundle)}, taken ${moment(bundle.conditions.endedAtMs)}, is not in the intake of this vault.`,
  });

export const damagedBundle = ({ bundle }: IntakeBundle, how: string): Finding =>
  raise('bundle-damaged', {
    subject: bundle.label,
    message: `The bundle ${bundle.id.slice(0, 8)} of ${whose(bundle)} ${how}. It is left out.`,
  });

/** What is to be known of a bundle whatever is in it. */
export function standingFindings({ bundle, laterEndedAtMs }: IntakeBundle): Finding[] {
  const findings: Finding[] = [];
  if (!bundle.originConfirmed) {
    findings.push(
      raise('bundle-origin-unconfirmed', {
        subject: bundle.label,
        message: `The bundle ${bundle.id.slice(0, 8)} of ${whose(bundle)} was imported without its words: its origin is not confirmed.`,
      }),
    );
  }
  if (laterEndedAtMs !== null) {
    findings.push(
      raise('bundle-older', {
        subject: bundle.label,
        message: `The bundle that counts was taken ${moment(bundle.conditions.endedAtMs)}; another one of ${whose(bundle)} was taken ${moment(laterEndedAtMs)}.`,
      }),
    );
  }
  return findings;
}
