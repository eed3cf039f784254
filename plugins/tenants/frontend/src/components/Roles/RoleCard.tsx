import { Button, VisuallyHidden } from '@backstage/ui';
import { RemoveButton, StateTag } from '@wardroom/platform-react';
import type { Role } from '@wardroom/tenants-common';
import { messages } from '../../messages';
import { groupPermissions, permissionWords } from './permissionWords';
import styles from './Roles.module.css';

const words = messages.roles;

/** One role: what it is for, where it holds, what its people may do, and what can be done with it. */
export function RoleCard(props: {
  role: Role;
  baseName: string;
  onCopy?: () => void;
  onEdit: () => void;
  onRemove: () => Promise<void>;
}) {
  const { role, baseName, onCopy, onEdit, onRemove } = props;
  const { name, description, reach, builtIn, permissions } = role;
  return (
    <article aria-label={name} className={styles.role}>
      <header className={styles.head}>
        <h3>{name}</h3>
        <StateTag tone={builtIn ? 'neutral' : 'info'}>
          {builtIn ? words.builtIn : words.custom}
        </StateTag>
        <span className={styles.reach}>
          {words.reach[reach]}
          {!builtIn && ` · ${words.basedOn(baseName)}`}
        </span>
      </header>
      <p>{description}</p>
      <details>
        <summary>
          {words.permissions(permissions.length)}
          <VisuallyHidden> {words.ofRole(name)}</VisuallyHidden>
        </summary>
        <dl className={styles.permissions}>
          {groupPermissions(permissions).map(({ noun, names }) => (
            <div key={noun}>
              <dt>{noun}</dt>
              <dd>{names.map(permissionWords).join(', ')}</dd>
            </div>
          ))}
        </dl>
      </details>
      <div className={styles.actions}>
        {onCopy && (
          <Button
            size="small"
            variant="secondary"
            aria-label={words.copyName(name)}
            onPress={onCopy}
          >
            {words.copy}
          </Button>
        )}
        {role.allowedActions.includes('update') && (
          <Button
            size="small"
            variant="secondary"
            aria-label={words.editName(name)}
            onPress={onEdit}
          >
            {words.edit}
          </Button>
        )}
        {role.allowedActions.includes('delete') && (
          <RemoveButton name={name} words={words} onRemove={onRemove} />
        )}
      </div>
    </article>
  );
}
