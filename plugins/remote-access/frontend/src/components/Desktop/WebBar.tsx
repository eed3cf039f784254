import { Button } from '@backstage/ui';
import type { ShownPage, WebRequest } from '@wardroom/remote-access-common';
import { messages } from '../../messages';
import styles from './Desktop.module.css';

const words = messages.desktop;

/** Where the browser of a web application is, and what it has no buttons of its own for. */
export function WebBar(props: {
  page: ShownPage;
  onAct: (what: WebRequest['do']) => void;
}) {
  const { page, onAct } = props;
  const button = (what: WebRequest['do']) => (
    <Button size="small" variant="secondary" onPress={() => onAct(what)}>
      {words.pageActions[what]}
    </Button>
  );
  return (
    <div className={styles.web} role="group" aria-label={words.page}>
      {button('back')}
      {button('reload')}
      {page.windows > 1 && button('close')}
      <span>{page.origin}</span>
    </div>
  );
}
