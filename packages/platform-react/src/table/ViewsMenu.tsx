import { useState } from 'react';
import {
  Button,
  Dialog,
  DialogBody,
  DialogFooter,
  DialogHeader,
  Menu,
  MenuItem,
  MenuSection,
  MenuTrigger,
  TextField,
} from '@backstage/ui';
import { RiBookmarkLine } from '@remixicon/react';
import { messages } from '../messages';
import type { TableView } from './useTableView';

const saveKey = '*save';

/** Opens, saves and removes named views of a table. */
export function ViewsMenu({ view }: { view: TableView }) {
  const [naming, setNaming] = useState(false);
  const act = (key: string) => {
    const [action, name] = [key.slice(0, 5), key.slice(5)];
    const saved = view.saved.find(one => one.name === name);
    if (key === saveKey) setNaming(true);
    else if (saved && action === 'open:') view.apply(saved);
    else if (saved) view.remove(saved);
  };
  return (
    <>
      <MenuTrigger>
        <Button
          variant="secondary"
          size="small"
          iconStart={<RiBookmarkLine aria-hidden="true" />}
        >
          {messages.views.menu}
        </Button>
        <Menu onAction={key => act(String(key))}>
          {view.saved.map(({ name }) => (
            <MenuItem key={name} id={`open:${name}`}>
              {name}
            </MenuItem>
          ))}
          <MenuItem id={saveKey}>{messages.views.save}</MenuItem>
          {view.saved.length > 0 && (
            <MenuSection title={messages.views.removeSection}>
              {view.saved.map(({ name }) => (
                <MenuItem key={name} id={`drop:${name}`} color="danger">
                  {messages.views.remove(name)}
                </MenuItem>
              ))}
            </MenuSection>
          )}
        </Menu>
      </MenuTrigger>
      {naming && (
        <NameDialog
          onSave={name => {
            view.save(name);
            setNaming(false);
          }}
          onClose={() => setNaming(false)}
        />
      )}
    </>
  );
}

function NameDialog(props: {
  onSave: (name: string) => void;
  onClose: () => void;
}) {
  const [name, setName] = useState('');
  const save = () => name.trim() && props.onSave(name.trim());
  return (
    <Dialog isOpen onOpenChange={open => !open && props.onClose()}>
      <DialogHeader>{messages.views.saveTitle}</DialogHeader>
      <DialogBody>
        <TextField
          label={messages.views.name}
          isRequired
          maxLength={60}
          value={name}
          onChange={setName}
          onKeyDown={event => event.key === 'Enter' && save()}
        />
      </DialogBody>
      <DialogFooter>
        <Button isDisabled={!name.trim()} onPress={save}>
          {messages.views.saveLabel}
        </Button>
        <Button variant="secondary" onPress={props.onClose}>
          {messages.form.cancel}
        </Button>
      </DialogFooter>
    </Dialog>
  );
}
