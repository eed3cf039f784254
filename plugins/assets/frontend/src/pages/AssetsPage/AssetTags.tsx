import { Button } from '@backstage/ui';
import type { TableView } from '@wardroom/platform-react';
import { messages } from '../../messages';
import styles from './AssetsPage.module.css';

const { filterTag } = messages.list;

/** The tags of an asset; each shows the assets that have it. */
export function AssetTags(props: { tags: string[]; view: TableView }) {
  const { tags, view } = props;
  if (tags.length === 0) return null;
  return (
    <div className={styles.buttons}>
      {tags.map(tag => (
        <Button
          key={tag}
          size="small"
          variant="tertiary"
          aria-label={filterTag(tag)}
          onPress={() => view.set('tag', [tag])}
        >
          {tag}
        </Button>
      ))}
    </div>
  );
}
