// The sets that the overview does not show: one or two by name, more as a line of counts with a menu.
import type { SetOverview } from '../../shared/domain/overview.ts';
import { plural, visibleText } from '../../shared/domain/text.ts';
import { Button } from '../parts/button.tsx';
import { CaretDownIcon } from '../parts/icons.ts';
import { cutMiddle } from '../parts/long-text.ts';
import { Menu } from '../parts/menu.tsx';
import { Status } from '../parts/status.tsx';
import { StatusGlyph } from '../parts/status-glyph.tsx';
import { Breakable } from './breakable.tsx';
import styles from './overview.module.css';
import { setInWords, setsInWords } from './sets-in-order.ts';
import { statusOfSet } from './tone-status.ts';

export interface OtherSetsProps {
  /** Worst first. */
  readonly others: readonly SetOverview[];
  readonly onChoose: (set: string) => void;
}

export function OtherSets({ others, onChoose }: OtherSetsProps) {
  const [only] = others;
  if (only === undefined) return null;
  if (others.length === 1) {
    return (
      <span className={styles['others']}>
        Other set:
        <Status name={statusOfSet(only)} small>
          <Button kind="link" onPress={() => onChoose(only.name)}>
            <Breakable>{inWords(only)}</Breakable>
          </Button>
        </Status>
      </span>
    );
  }
  return (
    <Menu
      look="bare"
      entries={others.map((set) => ({
        id: set.name,
        title: inWords(set),
        onChoose: () => onChoose(set.name),
      }))}
    >
      <span className={styles['menuLine']}>
        <StatusGlyph name={statusOfSet(only)} />
        <span>{`${plural(others.length, 'other set')}: ${setsInWords(others)}`}</span>
        <CaretDownIcon size={16} />
      </span>
    </Menu>
  );
}

const inWords = (set: SetOverview): string => `${cutMiddle(visibleText(set.name), 40)}, ${setInWords(set)}`;
