import {
  createContext,
  useCallback,
  useContext,
  useEffect,
  useMemo,
  useState,
  type ReactNode,
} from 'react';

/** What the switcher knows of a customer. */
export type TenantSummary = {
  id: string;
  name: string;
  tier: string;
  state: string;
};

export type SignedInPerson = {
  ref: string;
  displayName: string;
  email: string;
  /** The tenant they belong to: a customer, or the provider. */
  tenant: string;
  workspace: 'console' | 'portal';
};

export type CurrentTenant = {
  me: SignedInPerson;
  workspace: 'console' | 'portal';
  /** The customer that pages are about; undefined in the console while all customers are meant. */
  tenant?: TenantSummary;
  /** Changes the customer of this tab; undefined for all customers. Without effect in the portal. */
  choose: (tenant: TenantSummary | undefined) => void;
};

const Context = createContext<CurrentTenant | undefined>(undefined);
const storageKey = 'wardroom.tenant';

/** Who is signed in and for which customer they work in this tab. */
export function useTenant(): CurrentTenant {
  const value = useContext(Context);
  if (!value) throw new Error('useTenant needs a TenantProvider around it');
  return value;
}

/** Like `useTenant`, for what may also be shown outside of it. */
export function useOptionalTenant(): CurrentTenant | undefined {
  return useContext(Context);
}

/**
 * Keeps the customer of the tab: each browser tab may work for another one. In the portal it is always the person's own.
 */
export function TenantProvider(props: {
  me: SignedInPerson;
  /** Own tenant of a customer's person. */
  own?: TenantSummary;
  /** Loads a customer anew, to find out whether it is still visible. */
  find?: (id: string) => Promise<TenantSummary | undefined>;
  children: ReactNode;
}) {
  const { me, own, find, children } = props;
  const inPortal = me.workspace === 'portal';
  const [chosen, setChosen] = useState(() => (inPortal ? own : remembered()));
  const choose = useCallback(
    (tenant: TenantSummary | undefined) => {
      if (inPortal) return;
      remember(tenant);
      setChosen(tenant);
    },
    [inPortal],
  );
  const chosenId = chosen?.id;
  useEffect(() => {
    if (inPortal || !chosenId || !find) return undefined;
    let current = true;
    find(chosenId).then(
      found => current && choose(found),
      () => undefined,
    );
    return () => {
      current = false;
    };
  }, [inPortal, chosenId, find, choose]);
  const value = useMemo(
    () => ({
      me,
      workspace: me.workspace,
      tenant: inPortal ? own : chosen,
      choose,
    }),
    [me, inPortal, own, chosen, choose],
  );
  return <Context.Provider value={value}>{children}</Context.Provider>;
}

function remembered(): TenantSummary | undefined {
  try {
    return (
      JSON.parse(sessionStorage.getItem(storageKey) ?? 'null') ?? undefined
    );
  } catch {
    return undefined;
  }
}

function remember(tenant: TenantSummary | undefined) {
  if (tenant) sessionStorage.setItem(storageKey, JSON.stringify(tenant));
  else sessionStorage.removeItem(storageKey);
}
