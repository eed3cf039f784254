import { createProduct } from './createProduct';

createProduct().start();
