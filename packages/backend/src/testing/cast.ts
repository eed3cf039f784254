/** Everybody who appears in tests, by what they are. */
export const cast = {
  acmeAdmin: 'user:acme/admin',
  acmeViewer: 'user:acme/viewer',
  acmeRequester: 'user:acme/requester',
  acmeBasic: 'user:acme/basic',
  globexAdmin: 'user:globex/admin',
  technician: 'user:provider/technician',
  analyst: 'user:provider/analyst',
  accountManager: 'user:provider/account-manager',
  superAdmin: 'user:provider/super-admin',
} as const;

export type Persona = keyof typeof cast;

/** The built-in role of each. */
export const roleOf: Record<Persona, string> = {
  acmeAdmin: 'tenant-admin',
  acmeViewer: 'report-viewer',
  acmeRequester: 'requester',
  acmeBasic: 'basic-user',
  globexAdmin: 'tenant-admin',
  technician: 'technician',
  analyst: 'security-analyst',
  accountManager: 'account-manager',
  superAdmin: 'super-admin',
};

const customer = (id: string, name: string, tier: string) => `
apiVersion: wardroom.dev/v1alpha1
kind: Customer
metadata: { namespace: ${id}, name: ${id}, title: ${name} }
spec: { tier: ${tier}, key: ${id.toUpperCase()}, timeZone: Europe/Berlin }
`;

const user = ([persona, ref]: [string, string]) => {
  const [namespace, name] = ref.slice('user:'.length).split('/');
  return `
apiVersion: backstage.io/v1alpha1
kind: User
metadata: { namespace: ${namespace}, name: ${name} }
spec:
  profile: { displayName: ${persona}, email: ${name}@${namespace}.example }
  roles: [${roleOf[persona as Persona]}]
`;
};

const assignment = `
apiVersion: wardroom.dev/v1alpha1
kind: Assignment
metadata: { namespace: acme, name: acme-technician }
spec: { person: user:provider/technician, kind: primary, reason: Onboarding }
`;

/** The two customers and the cast as entity files. The technician is assigned to Acme and not to Globex. */
export const worldFiles = [
  customer('acme', 'Acme Corporation', 'enterprise'),
  customer('globex', 'Globex Industries', 'professional'),
  ...Object.entries(cast).map(user),
  assignment,
].join('---');
