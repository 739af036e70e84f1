// A laptop and a stick, apart or together. The words beside it say the same.
import { cutMiddle } from '../parts/long-text.ts';
import { visibleText } from '../../shared/domain/text.ts';
import styles from './export.module.css';

export function StickDrawing({ label, plugged }: { readonly label: string; readonly plugged: boolean }) {
  const first = visibleText(label).split(' ')[0] ?? '';
  return (
    <svg className={styles['drawing']} viewBox="0 0 200 64" aria-hidden="true" focusable="false">
      <rect x="8" y="3" width="76" height="51" rx="3" />
      <path d="M0 62h92" />
      <path d="M84 22h8v13h-8" />
      <g transform={plugged ? 'translate(-34 0)' : ''}>
        <path d="M128 17h14v22h-14z" />
        <rect className={styles['stick']} x="142" y="12" width="56" height="33" rx="4" />
        <text x="170" y="33" textAnchor="middle">
          {cutMiddle(first, 6)}
        </text>
      </g>
      {!plugged && <path className={styles['spark']} d="M98 20l9-7M100 28h12M98 37l9 7" />}
    </svg>
  );
}
