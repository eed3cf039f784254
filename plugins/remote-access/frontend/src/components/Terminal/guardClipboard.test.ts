import { guardClipboard } from './guardClipboard';

function clipboardEvent(type: string, text = ''): Event {
  const event = new Event(type, { bubbles: true, cancelable: true });
  return Object.assign(event, { clipboardData: { getData: () => text } });
}

describe('guardClipboard', () => {
  function guarded(mayCopy: boolean) {
    const host = document.createElement('div');
    const inside = host.appendChild(document.createElement('textarea'));
    const reached = jest.fn();
    inside.addEventListener('paste', reached);
    inside.addEventListener('copy', reached);
    const guards = {
      onPaste: jest.fn(),
      mayCopy: () => mayCopy,
      onRefusedCopy: jest.fn(),
    };
    return { inside, reached, guards, stop: guardClipboard(host, guards) };
  }

  it('hands a paste on instead of the terminal', () => {
    const { inside, reached, guards } = guarded(true);
    inside.dispatchEvent(clipboardEvent('paste', 'rm -rf /\n'));
    expect(guards.onPaste).toHaveBeenCalledWith('rm -rf /\n');
    expect(reached).not.toHaveBeenCalled();
  });

  it('lets nothing be copied where that is forbidden, and says so', () => {
    const { inside, reached, guards } = guarded(false);
    const event = clipboardEvent('copy');
    inside.dispatchEvent(event);
    expect(event.defaultPrevented).toBe(true);
    expect(reached).not.toHaveBeenCalled();
    expect(guards.onRefusedCopy).toHaveBeenCalled();
  });

  it('leaves copying alone where it is allowed, and everything once it stopped', () => {
    const { inside, reached, guards, stop } = guarded(true);
    inside.dispatchEvent(clipboardEvent('copy'));
    stop();
    inside.dispatchEvent(clipboardEvent('paste', 'x'));
    expect(reached).toHaveBeenCalledTimes(2);
    expect(guards.onPaste).not.toHaveBeenCalled();
  });
});
