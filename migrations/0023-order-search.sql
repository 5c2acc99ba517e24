-- A part of a product's number is looked for (O6) in this narrow index, newest first, instead of in the whole table.
create index products_numbers on products (id) include (number);
