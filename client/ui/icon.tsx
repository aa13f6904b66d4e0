/** Inline drawings on a 16-unit grid: text symbols such as ✔ and ▾ are boxes on some office machines. */
const PATHS = {
  check: 'M6.3 12.6 2 8.3l1.5-1.5 2.8 2.8 6.2-6.2L14 4.9z',
  'half-disc': 'M8 1.5a6.5 6.5 0 1 0 0 13 6.5 6.5 0 0 0 0-13zm0 1.6v9.8a4.9 4.9 0 0 1 0-9.8z',
  disc: 'M8 2a6 6 0 1 0 0 12A6 6 0 0 0 8 2z',
  ring: 'M8 2a6 6 0 1 0 0 12A6 6 0 0 0 8 2zm0 1.6a4.4 4.4 0 1 1 0 8.8 4.4 4.4 0 0 1 0-8.8z',
  'triangle-down': 'M2 4h12L8 13.5z',
  'triangle-up': 'M2 12.5h12L8 3z',
  'arrow-back': 'M8.5 2 10 3.5 6.6 7H14v2H6.6l3.4 3.5L8.5 14l-6-6z',
  'star-check':
    'M8 1l1.9 1.5 2.4-.2.6 2.3 2 1.3-.9 2.1.9 2.2-2 1.3-.6 2.3-2.4-.2L8 15l-1.9-1.4-2.4.2-.6-2.3-2-1.3.9-2.2-.9-2.1 2-1.3.6-2.3 2.4.2zM7.1 11l4.4-4.4-1.2-1.2-3.2 3.2-1.4-1.4-1.2 1.2z',
  'check-square': 'M2 2h12v12H2zm1.6 1.6v8.8h8.8V3.6zM7.1 11.2 4.4 8.5l1.1-1.1 1.6 1.6 3.6-3.6 1.1 1.1z',
  'close-square':
    'M2 2h12v12H2zm1.6 1.6v8.8h8.8V3.6zM5.6 4.5 8 6.9l2.4-2.4 1.1 1.1L9.1 8l2.4 2.4-1.1 1.1L8 9.1l-2.4 2.4-1.1-1.1L6.9 8 4.5 5.6z',
  flag: 'M3 1.5h1.6V3H13l-2 3 2 3H4.6v5.5H3z',
  'flag-outline': 'M3 1.5h1.6V3H13l-2 3 2 3H4.6v5.5H3zm1.6 3v3h5.6l-1-1.5 1-1.5z',
  download: 'M7 1.5h2v6h2.8L8 11.6 4.2 7.5H7zM2 12.5h12v2H2z',
  upload: 'M8 1.4l3.8 4.1H9v6H7v-6H4.2zM2 12.5h12v2H2z',
  link: 'M6.6 9.4a3 3 0 0 1 0-4.2l2.3-2.3a3 3 0 0 1 4.2 4.2l-1.4 1.4-1.1-1.1L12 6a1.4 1.4 0 0 0-2-2L7.7 6.3a1.4 1.4 0 0 0 0 2zm2.8-2.8a3 3 0 0 1 0 4.2l-2.3 2.3a3 3 0 0 1-4.2-4.2l1.4-1.4 1.1 1.1L4 10a1.4 1.4 0 0 0 2 2l2.3-2.3a1.4 1.4 0 0 0 0-2z',
  print: 'M4 1.5h8V5H4zM2 6h12v6h-2v2.5H4V12H2zm3.5 4v3h5v-3z',
  search:
    'M6.8 1.5a5.3 5.3 0 1 0 3.1 9.6l3.2 3.2 1.3-1.3-3.2-3.2a5.3 5.3 0 0 0-4.4-8.3zm0 1.8a3.5 3.5 0 1 1 0 7 3.5 3.5 0 0 1 0-7z',
  warning: 'M8 1.2 15.4 14H.6zM7.2 5.8v4h1.6v-4zm0 5v1.6h1.6v-1.6z',
  info: 'M8 1.2a6.8 6.8 0 1 0 0 13.6A6.8 6.8 0 0 0 8 1.2zM7.1 7h1.8v5H7.1zm0-3h1.8v1.8H7.1z',
  error: 'M8 1.2a6.8 6.8 0 1 0 0 13.6A6.8 6.8 0 0 0 8 1.2zM7.1 4h1.8v5H7.1zm0 6.2h1.8V12H7.1z',
  close: 'M3.6 2.3 8 6.7l4.4-4.4 1.3 1.3L9.3 8l4.4 4.4-1.3 1.3L8 9.3l-4.4 4.4-1.3-1.3L6.7 8 2.3 3.6z',
  'chevron-down': 'M2.5 5 8 10.5 13.5 5l1 1.2L8 12.7 1.5 6.2z',
  lock: 'M8 1.2a3.4 3.4 0 0 0-3.4 3.4V7H3v7.5h10V7h-1.6V4.6A3.4 3.4 0 0 0 8 1.2zm1.8 5.8H6.2V4.6a1.8 1.8 0 0 1 3.6 0z',
  clock:
    'M8 1.2a6.8 6.8 0 1 0 0 13.6A6.8 6.8 0 0 0 8 1.2zm0 1.7a5.1 5.1 0 1 1 0 10.2A5.1 5.1 0 0 1 8 2.9zM7.2 4.4h1.6v3.3l2.2 2.2-1.1 1.1-2.7-2.7z',
  person: 'M8 1.5a3.3 3.3 0 1 0 0 6.6 3.3 3.3 0 0 0 0-6.6zM1.8 14.5c0-3.2 2.6-5.2 6.2-5.2s6.2 2 6.2 5.2z',
  pen: 'M11.3 1.6 14.4 4.7 5.5 13.6 1.6 14.4l.8-3.9z',
} as const;

export type IconName = keyof typeof PATHS;

/** Decorative: give the words beside it, not inside it. */
export function Icon({ name, size = 14 }: { name: IconName; size?: number }) {
  return (
    <svg className="icon" width={size} height={size} viewBox="0 0 16 16" aria-hidden="true" focusable="false">
      <path d={PATHS[name]} fillRule="evenodd" />
    </svg>
  );
}
