import {
  createContext,
  useContext,
  useEffect,
  useMemo,
  useState,
  type ReactNode,
} from 'react';
import { useLocation } from 'react-router-dom';

/** Whether the navigation is open where it has no room of its own. */
export type ShellState = {
  navigationOpen: boolean;
  setNavigationOpen: (open: boolean) => void;
};

const Context = createContext<ShellState>({
  navigationOpen: false,
  setNavigationOpen: () => undefined,
});

export function useShellState(): ShellState {
  return useContext(Context);
}

/** Keeps the state of the frame; a navigation closes what lies over the page. */
export function ShellStateProvider({ children }: { children: ReactNode }) {
  const [navigationOpen, setNavigationOpen] = useState(false);
  const { pathname } = useLocation();
  useEffect(() => setNavigationOpen(false), [pathname]);
  const value = useMemo(
    () => ({ navigationOpen, setNavigationOpen }),
    [navigationOpen],
  );
  return <Context.Provider value={value}>{children}</Context.Provider>;
}
