import { Link } from '@backstage/ui';

/** An address out of a report: a link where it leads into the web, text where it would do anything else. */
export function OutsideLink(props: { address: string; children?: string }) {
  const { address, children = address } = props;
  const { protocol } = URL.canParse(address)
    ? new URL(address)
    : { protocol: '' };
  if (protocol !== 'https:' && protocol !== 'http:') return <>{children}</>;
  return (
    <Link href={address} target="_blank" rel="noopener noreferrer nofollow">
      {children}
    </Link>
  );
}
