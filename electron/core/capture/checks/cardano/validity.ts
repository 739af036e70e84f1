// From when until when the operational certificate in force counts, and whether the clock that says so can be believed.
import { dayMs, formatMoment, formatSpan } from '../../../../../shared/domain/ages.ts';
import type { DerivedValue } from '../../../../../shared/domain/derived-value.ts';
import type { Finding } from '../../../../../shared/domain/finding.ts';
import { raise } from '../../../../../shared/domain/findings/registry.ts';
import { kesExpiryFindings } from '../../../../../shared/profiles/cardano-spo/kes-expiry.ts';
import {
  kesExpiresAtMs,
  kesPeriodAt,
  momentOfKesPeriod,
  type SlotClock,
} from '../../../../../shared/profiles/cardano-spo/slots.ts';
import { cardanoCheck } from './cardano-check.ts';
import type { OpcertFact } from './facts.ts';
import { networkOf, type PoolNetwork } from './pool-network.ts';
import { timeOf, type PoolTime } from './pool-time.ts';

/** An expiry that long ago is no forgotten renewal: clock or network is wrong. */
const absurdMs = 2 * 365 * dayMs;
/** False beyond what a date can hold, where numbers of a hostile genesis file may lead. */
const isTellable = (atMs: number): boolean => Math.abs(atMs) <= 8_640_000_000_000_000;
/** Names the clock of the machine where nothing of the set is meant. */
const clockSubject = 'clock';

export const validityCheck = cardanoCheck(
  'cardano-validity',
  ['opcert-expired', 'opcert-expiring', 'opcert-not-yet-valid', 'clock-implausible'],
  (pool, context) => {
    const network = networkOf(pool, context);
    const time = timeOf(network.clock, context);
    const opcerts = pool.newestOpcerts();
    const doubt = network.doubt ?? time?.doubt ?? null;
    const subject = opcerts[0]?.path ?? clockSubject;
    const doubted = doubt === null ? [] : [raise('clock-implausible', { subject, message: doubt })];
    return {
      findings: [...doubted, ...opcerts.flatMap((opcert) => judged(opcert, network, time))],
      derived: [
        ...(pool.facts.length === 0 ? [] : [networkValue(network)]),
        ...(context.nowMs === null ? [] : [clockValue(context.nowMs, time)]),
        ...opcerts.flatMap((opcert) => periods(opcert, network.clock, time)),
      ],
    };
  },
);

function judged(opcert: OpcertFact, { clock, name, doubt }: PoolNetwork, time: PoolTime | null): Finding[] {
  if (clock === null || time === null || doubt !== null) return [];
  const { path: subject, period: start } = opcert;
  const period = kesPeriodAt(clock, time.nowMs);
  const expiresAtMs = kesExpiresAtMs(clock, start);
  const begins = `begins with KES period ${start}${isTellable(expiresAtMs) ? `, ${formatMoment(momentOfKesPeriod(clock, start))}` : ''}`;
  const isAbsurd = start > period + 1 || period < 0 || time.nowMs - expiresAtMs > absurdMs;
  if (isAbsurd && !time.confirmed) {
    const when = start > period ? begins : `would have run out on ${formatMoment(expiresAtMs)}`;
    const message = `On ${name} the certificate ${when}, and it is ${formatMoment(time.nowMs)} by this machine's clock: the clock is wrong, or the pool is on another network.`;
    return [raise('clock-implausible', { subject, message })];
  }
  if (start > period) {
    const message = `It ${begins}; now is period ${period}.`;
    return [raise('opcert-not-yet-valid', { subject, message })];
  }
  return isTellable(expiresAtMs) ? kesExpiryFindings(subject, expiresAtMs, time.nowMs) : [];
}

const networkValue = ({ name, subject, note }: PoolNetwork): DerivedValue => ({
  name: 'network',
  title: 'Network',
  value: name ?? 'unknown',
  subject: subject ?? '',
  note,
});

const clockValue = (nowMs: number, time: PoolTime | null): DerivedValue => ({
  name: 'clock',
  title: "This machine's clock",
  value: formatMoment(nowMs),
  subject: '',
  note:
    time?.confirmed === true && time.doubt === null
      ? 'A slot that an online node showed agrees with it.'
      : `This machine's clock shows ${formatMoment(nowMs)}. Please confirm it with another clock: expiry is told by it.`,
});

function periods(
  { path: subject, period }: OpcertFact,
  clock: SlotClock | null,
  time: PoolTime | null,
): DerivedValue[] {
  const start = {
    name: 'kes-period-start',
    title: 'First KES period of the certificate',
    value: String(period),
    subject,
    note: clock === null ? '' : beginWords(clock, period),
  };
  if (clock === null) return [start];
  const expiresAtMs = kesExpiresAtMs(clock, period);
  const values: DerivedValue[] = [
    start,
    {
      name: 'kes-period-end',
      title: 'Last KES period of the certificate',
      value: String(period + clock.maxKesEvolutions - 1),
      subject,
      note: `Blocks of period ${period + clock.maxKesEvolutions} are refused.`,
    },
    {
      name: 'kes-expires',
      title: 'The KES key expires',
      value: isoMoment(expiresAtMs),
      subject,
      note: `${time === null ? '' : `${leftWords(expiresAtMs, time.nowMs)} `}Compare it with "cardano-cli query kes-period-info" on an online node.`,
    },
  ];
  if (time === null) return values;
  const now = {
    name: 'kes-period-now',
    title: 'KES period now',
    value: String(kesPeriodAt(clock, time.nowMs)),
    subject,
    note: time.confirmed ? 'By the slot that an online node showed.' : "By this machine's clock.",
  };
  return [now, ...values];
}

function beginWords(clock: SlotClock, period: number): string {
  const beginsMs = momentOfKesPeriod(clock, period);
  return isTellable(beginsMs) ? `It begins on ${formatMoment(beginsMs)}.` : '';
}

/** "2026-12-11T09:44:51Z". */
const isoMoment = (atMs: number): string =>
  isTellable(atMs) ? new Date(atMs).toISOString().replace('.000Z', 'Z') : 'in no year that can be told';

function leftWords(expiresAtMs: number, nowMs: number): string {
  const days = Math.floor(Math.abs(expiresAtMs - nowMs) / dayMs);
  const span = days === 0 ? 'less than a day' : formatSpan(days);
  return expiresAtMs <= nowMs ? `Expired ${span} before it was read.` : `${span} left when it was read.`;
}
