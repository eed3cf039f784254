import { useRef } from 'react';
import { messages } from '../messages';
import styles from './ShellLayout.module.css';
import { ShellStateProvider } from './ShellState';
import { TopBar } from './TopBar';

/** The frame of every page: bar on top, navigation at the side, the page. */
export function ShellLayout(props: { nav: JSX.Element; content: JSX.Element }) {
  const main = useRef<HTMLElement>(null);
  return (
    <ShellStateProvider>
      <a
        className={styles.skip}
        href="#main-content"
        onClick={event => {
          event.preventDefault();
          main.current?.focus();
        }}
      >
        {messages.skipToContent}
      </a>
      <div className={styles.shell}>
        <TopBar />
        <div className={styles.body}>
          {props.nav}
          <main
            id="main-content"
            ref={main}
            tabIndex={-1}
            className={styles.main}
          >
            {props.content}
          </main>
        </div>
      </div>
    </ShellStateProvider>
  );
}
