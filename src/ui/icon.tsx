import './icon.css';

/** Source: Lucide 0.5 (ISC licence), drawn in a box of 24 units with lines of two. */
const PATHS = {
  microphone: 'M12 2a3 3 0 0 0-3 3v7a3 3 0 0 0 6 0V5a3 3 0 0 0-3-3ZM19 10v2a7 7 0 0 1-14 0v-2M12 19v3',
  send: 'm22 2-7 20-4-9-9-4ZM22 2 11 13',
  write: 'M12 20h9M16.5 3.5a2.1 2.1 0 1 1 3 3L7 19l-4 1 1-4Z',
  close: 'M18 6 6 18M6 6l12 12',
  tool: 'M14.7 6.3a1 1 0 0 0 0 1.4l1.6 1.6a1 1 0 0 0 1.4 0l3.8-3.8a6 6 0 0 1-7.9 7.9l-6.9 6.9a2.1 2.1 0 0 1-3-3l6.9-6.9a6 6 0 0 1 7.9-7.9Z',
} as const;

export type IconName = keyof typeof PATHS;

/** A line drawing beside words that say the same: it is no text of its own. */
export function Icon({name}: {name: IconName}) {
  return (
    <svg class="icon" viewBox="0 0 24 24" aria-hidden="true">
      <path d={PATHS[name]} />
    </svg>
  );
}
