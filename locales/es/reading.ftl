# Leer un inventario a alguien

reading-title = Lectura
reading-entry = Entrada { $number }
reading-position = { $section }, { $index } de { $count }
reading-previous = Anterior
reading-next = Siguiente
reading-cover = Tapar
reading-uncover = Seguir
reading-full = Llenar la pantalla
reading-window = Volver a la ventana
reading-size = Tamaño del texto
reading-smaller = Texto más pequeño
reading-larger = Texto más grande
reading-shared = Compartido
reading-shared-on = Compartido { $day }
reading-come-back = Volver a esta
reading-come-back-to = Querías volver a
reading-said = Lo que se dijo
reading-said-some = hay algo escrito
reading-resumed = Aquí lo dejaste.
reading-from-start = Empezar desde el principio
reading-nothing = No hay nada elegido para leer.
reading-to-share = Elegir qué leer
reading-end = Era la última
reading-end-words = Puedes cerrarlo aquí o quedarte un rato. No hay que decidir nada ahora.
reading-again = Volver al principio
