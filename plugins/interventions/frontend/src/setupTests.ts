import { setUpPages } from '@wardroom/platform-react-test-utils';

setUpPages();
