"""Values and rules without I/O: camera, tile, layout, state, stream choice. Imports base only; owns no thread."""
