import { useEffect, useRef, type ReactNode } from 'react';
import { configApiRef, useApi } from '@backstage/frontend-plugin-api';
import styles from './SignInFrame.module.css';

/** The frame of each step of a sign-in: its heading takes the focus unless the step has a field for it. */
export function SignInFrame(props: {
  title: string;
  intro?: ReactNode;
  /** What stands between introduction and form, such as why somebody was signed out. */
  note?: ReactNode;
  /** Other ways, below the form. */
  more?: ReactNode;
  children: ReactNode;
}) {
  const { title, intro, note, more, children } = props;
  const product = useApi(configApiRef).getOptionalString('app.title');
  const card = useRef<HTMLDivElement>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    document.title = [title, product].filter(Boolean).join(' · ');
    const field = card.current?.querySelector<HTMLElement>('form input');
    (field ?? heading.current)?.focus();
  }, [title, product]);
  return (
    <main className={styles.page}>
      <div className={styles.card} ref={card}>
        <p className={styles.product}>{product}</p>
        <h1 className={styles.title} ref={heading} tabIndex={-1}>
          {title}
        </h1>
        {intro && <p className={styles.intro}>{intro}</p>}
        {note && <div className={styles.note}>{note}</div>}
        {children}
        {more && <div className={styles.more}>{more}</div>}
      </div>
    </main>
  );
}
