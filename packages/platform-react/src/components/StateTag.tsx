import styles from './StateTag.module.css';

/** How a state or severity is to be taken. */
export type Tone = 'good' | 'info' | 'neutral' | 'warning' | 'danger';

const shapes: Record<Tone, JSX.Element> = {
  good: (
    <path
      d="M1 5.4 3.8 8.2 9 2"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.8"
    />
  ),
  info: <circle cx="5" cy="5" r="4" fill="currentColor" />,
  neutral: (
    <circle
      cx="5"
      cy="5"
      r="3.6"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.5"
    />
  ),
  warning: <path d="M5 .6 9.6 9H.4Z" fill="currentColor" />,
  danger: <path d="M3 .5h4L9.5 3v4L7 9.5H3L.5 7V3Z" fill="currentColor" />,
};

/** A state as a word with a shape of its own: the colour only underlines it. */
export function StateTag(props: { tone: Tone; children: string }) {
  const { tone, children } = props;
  return (
    <span className={styles.tag} data-tone={tone}>
      <svg width="10" height="10" viewBox="0 0 10 10" aria-hidden="true">
        {shapes[tone]}
      </svg>
      {children}
    </span>
  );
}
