const form = (action: string, fields: string) =>
  `<!doctype html><title>Console</title><h1>Sign in</h1>
   <form method="post" action="/sign-in${action}">${fields}<button>Go</button></form>`;

const password = '<input type="password" name="secret">';
const name = '<input name="user">';

/** A page that tells its server what happens to it. */
const telling = (body: string) =>
  `<!doctype html><title>Console</title><style>body { font-size: 40px }</style>${body}
   <script>
     const tell = (path, body) => fetch(path, { method: 'POST', body });
     addEventListener('keydown', event => tell('/key', event.key));
     addEventListener('resize', () => tell('/size', innerWidth + 'x' + innerHeight));
     tell('/shown', location.pathname);
   </script>`;

/** The pages of a console, by their paths; those without a slash are steps of its sign-in, or come after it. */
export const consolePages = {
  '/': form(
    '',
    `<label>Name ${name}</label><label>Password ${password}</label>`,
  ),
  '/name': form('/name', name),
  '/plain': '<!doctype html><title>Console</title><p>Welcome to all',
  password: form(
    '',
    `<input type="hidden" name="user" value="admin">${password}`,
  ),
  code: form('/code', '<label>Verification code <input name="otp"></label>'),
  status: telling('<h1>All systems fine</h1>'),
  /** Begins when a key is pressed: what a page may do only then, it does. */
  '/hostile': telling(`<h1>Hostile</h1><script>
    addEventListener('keydown', async event => {
      if (event.key === '1') for (let n = 0; n < 30; n += 1) open('/status?' + n);
      if (event.key === '2') for (;;) alert('again');
      if (event.key === '3') location = '/away';
      if (event.key === '4') tell('/clipboard', await navigator.clipboard.readText().catch(String));
      if (event.key === '5') navigator.geolocation.getCurrentPosition(
        () => tell('/place', 'told'), error => tell('/place', 'code ' + error.code));
      if (event.key === '6') location = location.search.slice(1);
      if (event.key === '8') location = '/backup';
      if (event.key === '9') location = '/disk';
      if (event.key === '7') fetch(location.search.slice(1), { mode: 'no-cors' }).then(() => tell('/other', 'reached'), error => tell('/other', 'blocked'));
    });
  </script>`),
};
