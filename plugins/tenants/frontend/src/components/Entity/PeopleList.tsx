import styles from './PeopleList.module.css';

/** Names with a few words about each. */
export function PeopleList(props: {
  people: readonly { key: string; name: string; note: string }[];
}) {
  return (
    <ul className={styles.list}>
      {props.people.map(({ key, name, note }) => (
        <li key={key} className={styles.person}>
          <span>{name}</span>
          <span className={styles.note}>{note}</span>
        </li>
      ))}
    </ul>
  );
}
