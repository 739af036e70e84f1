// The places of the column: Look, and Do.
import { Link } from 'react-aria-components';
import { useAppState } from '../bridge/bridge-context.tsx';
import { useQuery } from '../bridge/use-query.ts';
import { classNames } from '../parts/class-names.ts';
import type { Icon } from '../parts/icon.tsx';
import {
  CalendarCheckIcon,
  ExportIcon,
  ListChecksIcon,
  RestoreIcon,
  ScrollIcon,
  ShieldCheckIcon,
  SquaresFourIcon,
  StackIcon,
  TimerIcon,
  UsbIcon,
} from '../parts/icons.ts';
import { Unseen } from '../parts/layout.tsx';
import { StatusGlyph } from '../parts/status-glyph.tsx';
import styles from './column.module.css';
import { useNavigation } from './navigation.tsx';
import { doRoutes, isWithin, lookRoutes, type Route } from './routes.ts';

type PlaceName = (typeof lookRoutes | typeof doRoutes)[number]['route']['name'];

const iconOf: Readonly<Record<PlaceName, Icon>> = {
  overview: SquaresFourIcon,
  sets: StackIcon,
  media: UsbIcon,
  duties: CalendarCheckIcon,
  checklists: ListChecksIcon,
  journal: ScrollIcon,
  export: ExportIcon,
  verify: ShieldCheckIcon,
  drill: TimerIcon,
  restore: RestoreIcon,
};

interface Place {
  readonly digit: string;
  readonly title: string;
  readonly route: Route & { readonly name: PlaceName };
}

export function Places() {
  const { vault } = useAppState();
  // Without a vault there is nothing to look at and nothing to export.
  const doing = doRoutes.filter(({ route }) => !vault.visiting || route.name !== 'export');
  return (
    <nav aria-label="Coldkeep">
      {!vault.visiting && <PlaceGroup title="Look" places={lookRoutes} />}
      <PlaceGroup title="Do" places={doing} />
    </nav>
  );
}

function PlaceGroup({ title, places }: { readonly title: string; readonly places: readonly Place[] }) {
  const { route: here, go } = useNavigation();
  return (
    <>
      <h2 className={styles['groupTitle']}>{title}</h2>
      <ul className={styles['places']}>
        {places.map(({ digit, title: name, route }) => {
          const Drawing = iconOf[route.name];
          return (
            <li key={route.name}>
              <Link
                className={classNames(styles['place'])}
                onPress={() => go(route)}
                // React Aria lets few attributes through; what the keys are is one of the others.
                render={(props) => <span {...props} aria-keyshortcuts={`Alt+${digit}`} />}
                {...(isWithin(here, route.name) && { 'aria-current': 'page' })}
              >
                <Drawing />
                <span>{name}</span>
                {route.name === 'duties' && <OverdueDuties />}
              </Link>
            </li>
          );
        })}
      </ul>
    </>
  );
}

/** "▲ 2": how many duties are overdue; nothing where none is. */
function OverdueDuties() {
  const { state } = useQuery('overview.duties', {});
  const overdue = state.status === 'ready' ? state.value.filter((duty) => duty.overdue).length : 0;
  if (overdue === 0) return null;
  return (
    <span className={styles['placeEnd']}>
      <StatusGlyph name="due" />
      <span>
        {overdue}
        <Unseen> overdue</Unseen>
      </span>
    </span>
  );
}
