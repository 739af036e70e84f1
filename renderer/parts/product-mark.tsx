// The mark of Coldkeep: the wheel of a vault door around a keyhole.

export function ProductMark({ size = 30 }: { readonly size?: 30 | 48 }) {
  return (
    <svg width={size} height={size} viewBox="0 0 32 32" aria-hidden="true" focusable="false">
      <rect x="0.5" y="0.5" width="31" height="31" rx="6.5" fill="var(--accent)" />
      <g stroke="var(--on-accent)" strokeWidth="2" strokeLinecap="round" fill="none">
        <circle cx="16" cy="16" r="5.4" />
        <path d="M16 6.5v4M16 21.5v4M7.8 11.2l3.4 2M20.8 18.8l3.4 2M7.8 20.8l3.4-2M20.8 13.2l3.4-2" />
        <path d="M16 14.6v2.8" strokeWidth="2.4" />
      </g>
    </svg>
  );
}
