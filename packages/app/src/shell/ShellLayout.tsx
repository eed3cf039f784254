import { useRef } from 'react';
import { messages } from '../messages';
import styles from './ShellLayout.module.css';
import { ShellStateProvider } from './ShellState';
import { TopBar } from './TopBar';

/** The frame of every page: bar on top, navigation at the side, the page, which brings its main landmark itself. */
export function ShellLayout(props: { nav: JSX.Element; content: JSX.Element }) {
  const content = useRef<HTMLDivElement>(null);
  return (
    <ShellStateProvider>
      <a
        className={styles.skip}
        href="#main-content"
        onClick={event => {
          event.preventDefault();
          content.current?.focus();
        }}
      >
        {messages.skipToContent}
      </a>
      <div className={styles.shell}>
        <TopBar />
        <div className={styles.body}>
          {props.nav}
          <div
            id="main-content"
            ref={content}
            tabIndex={-1}
            className={styles.main}
          >
            {props.content}
          </div>
        </div>
      </div>
    </ShellStateProvider>
  );
}
