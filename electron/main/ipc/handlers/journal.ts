// Answers to the call for the journal.
import type { Handlers } from '../../../../shared/ipc/contract.ts';
import { wordsOfHash } from '../../../../shared/domain/words-of-hash.ts';
import type { House } from '../house.ts';

export const journalHandlers = (house: House): Handlers['journal'] => ({
  read() {
    const { events, chain, head } = house.session.vault.journal();
    return {
      events: events.toReversed(),
      chain,
      head,
      // Two spaces between the groups, as the sheets print it.
      headWords: head === '' ? '' : wordsOfHash(head).join('  '),
    };
  },
});
