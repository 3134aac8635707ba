# Papelera: lo eliminado que todavía se puede devolver

trash-title = Papelera
trash-intro = Lo eliminado se queda aquí hasta que el cuaderno se haya abierto en 30 días más, y hasta entonces se puede devolver a su sitio.
trash-list = Eliminado
trash-empty = Aquí no hay nada. Lo que elimines espera en este lugar hasta que el cuaderno se haya abierto en 30 días más.
trash-untitled = Sin título
trash-deleted = Eliminado: { $day }
trash-until = Se guarda al menos hasta el { $day }
trash-restore = Devolver a su sitio
trash-restore-name = Devolver a su sitio: { $title }
trash-restored = De vuelta en su sitio: { $title }
trash-destroy = Destruir
trash-destroy-name = Destruir: { $title }
trash-destroying = Destruyendo
trash-destroy-title = ¿Destruir «{ $title }»?
trash-destroy-words = Desaparece del cuaderno para siempre.
trash-destroy-keep = Conservar

trash-kind-person = Persona
trash-kind-inventory = Inventario, con sus entradas
trash-kind-entry = Entrada del inventario
trash-kind-amends = Reparación
trash-kind-reflection = Página
trash-kind-step = Paso
