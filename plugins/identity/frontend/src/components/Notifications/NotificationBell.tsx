import { Link } from '@backstage/ui';
import { RiNotification3Line } from '@remixicon/react';
import { useLoad } from '@wardroom/platform-react';
import { useNotifications } from '../../hooks/useNotifications';
import { messages } from '../../messages';
import { notificationsPath } from '../../routes';
import styles from './NotificationBell.module.css';

const words = messages.notifications;
const everyMs = 30_000;

/** How much news there is, with the way to it. */
export function NotificationBell() {
  const { unread } = useNotifications();
  const { data = 0 } = useLoad(unread, [], { every: everyMs });
  return (
    <Link
      href={notificationsPath}
      standalone
      className={styles.bell}
      aria-label={words.bell(data)}
    >
      <RiNotification3Line aria-hidden="true" size={20} />
      {data > 0 && (
        <span aria-hidden="true" className={styles.count}>
          {data > 99 ? '99+' : data}
        </span>
      )}
    </Link>
  );
}
