import { Navigate, Route, Routes, useLocation } from 'react-router-dom';
import { Link } from '@backstage/ui';
import {
  EmptyState,
  LoadingState,
  PageLayout,
  settingsSections,
  usePermitted,
} from '@wardroom/platform-react';
import { messages } from '../../messages';
import styles from './SettingsPage.module.css';

const words = messages.settings;

/** Settings, in sections that the contexts bring. */
export function SettingsPage() {
  const all = settingsSections.useSlot();
  const sections = usePermitted(all);
  const { pathname } = useLocation();
  const here = pathname.replace(/\/$/, '').split('/').pop();
  return (
    <PageLayout title={words.title}>
      {!sections && <LoadingState />}
      {sections?.length === 0 && <EmptyState title={words.noSections} />}
      {sections && sections.length > 0 && (
        <div className={styles.settings}>
          <nav aria-label={words.sections} className={styles.nav}>
            <ul>
              {sections.map(({ id, path, title }) => (
                <li key={id}>
                  <Link
                    href={`/settings/${path}`}
                    standalone
                    aria-current={here === path ? 'page' : undefined}
                  >
                    {title}
                  </Link>
                </li>
              ))}
            </ul>
          </nav>
          <div className={styles.section}>
            <Routes>
              {sections.map(({ id, path, Component }) => (
                <Route key={id} path={`${path}/*`} element={<Component />} />
              ))}
              <Route
                path="*"
                element={
                  <Navigate to={`/settings/${sections[0].path}`} replace />
                }
              />
            </Routes>
          </div>
        </div>
      )}
    </PageLayout>
  );
}
